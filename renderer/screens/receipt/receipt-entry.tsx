import { lazy, Suspense, useState } from 'react';
import { ActionButton } from '../../components/action-button.tsx';
import { PASSING_LETTERS } from '../../components/frame-letters.ts';
import type { Conversation } from '../../lib/conversation.ts';
import type { Asked } from './receipt-query.ts';

const ReceiptDialog = lazy(async () => ({ default: (await import('./receipt-dialog.tsx')).ReceiptDialog }));

type Props = {
  readonly group: string;
  readonly asked: Asked;
  readonly name: string;
  readonly conversation: Conversation | null;
};

/** One key for what a customer can take away: a receipt of their consents, a confirmation of what was done. */
export function ReceiptEntry({ group, ...of }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <ActionButton
        group={group}
        label="Receipt"
        letter={PASSING_LETTERS.receipt}
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
