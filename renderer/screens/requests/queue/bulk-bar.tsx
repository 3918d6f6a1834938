import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { ActionButton } from '../../../components/action-button.tsx';
import { QUEUE_LETTERS } from '../letters.ts';
import type { Listed } from '../requests-query.ts';
import type { Frozen } from './bulk.ts';
import { GiveDialog } from './give-dialog.tsx';
import { NoteDialog } from './note-dialog.tsx';

type Props = {
  /** The marked ones, as they are now. */
  readonly marked: readonly Listed[];
  /** How many are on hand altogether. */
  readonly onHand: number;
  readonly versionNow: (id: string) => number | undefined;
  readonly onMarkAll: () => void;
  readonly onClear: () => void;
};

/** What can be done with several: give them to somebody, put a note to them. Decisions are made one at a time. */
export function BulkBar({ marked, onHand, versionNow, onMarkAll, onClear }: Props) {
  const [asked, setAsked] = useState<{ readonly what: 'give' | 'note'; readonly rows: readonly Frozen[] } | null>(null);
  const close = () => setAsked(null);
  const none = marked.length === 0;
  return (
    <Box
      role="group"
      aria-label="Several at once"
      sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', typography: 'body2' }}
    >
      <span>{none ? 'None marked: Space marks a row' : `${marked.length} marked`}</span>
      {!none && (
        <>
          <ActionButton
            group="Requests"
            label="Give to…"
            letter={QUEUE_LETTERS.give}
            size="small"
            onAct={() => setAsked({ what: 'give', rows: marked })}
          />
          <ActionButton
            group="Requests"
            label="Add a note…"
            letter={QUEUE_LETTERS.note}
            size="small"
            onAct={() => setAsked({ what: 'note', rows: marked })}
          />
        </>
      )}
      {marked.length < onHand && (
        <Button size="small" onClick={onMarkAll}>
          Mark all {onHand} shown
        </Button>
      )}
      {!none && (
        <Button size="small" onClick={onClear}>
          Mark none
        </Button>
      )}
      {asked?.what === 'give' && <GiveDialog rows={asked.rows} versionNow={versionNow} onClose={close} />}
      {asked?.what === 'note' && <NoteDialog rows={asked.rows} versionNow={versionNow} onClose={close} />}
    </Box>
  );
}
