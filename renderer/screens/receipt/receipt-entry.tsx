import { lazy, Suspense, useState } from 'react';
import { ActionButton } from '../../components/action-button.tsx';
import type { Conversation } from '../../lib/conversation.ts';
import type { Asked } from './receipt-query.ts';

const ReceiptDialog = lazy(async () => ({ default: (await import('./receipt-dialog.tsx')).ReceiptDialog }));

type Props = {
  readonly group: string;
  readonly asked: Asked;
  readonly name: string;
  readonly conversation: Conversation | null;
};

/**
 * One key for what a customer can take away: a receipt of their consents, a confirmation of what was done. It is on screen wherever a
 * customer is, so that its key is none of theirs: a worry above all keeps its own.
 */
export function ReceiptEntry({ group, ...of }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <ActionButton
        group={group}
        label="Receipt"
        letter="9"
        size="small"
        color="inherit"
        aria-haspopup="dialog"
        onAct={() => setOpen(true)}
      />
      {open && (
        <Suspense>
          <ReceiptDialog {...of} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
