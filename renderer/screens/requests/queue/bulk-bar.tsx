import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useRef, useState } from 'react';
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
  /** With these nothing more is to be done. */
  readonly onDone: (ids: readonly string[]) => void;
  readonly onMarkAll: () => void;
  readonly onClear: () => void;
};

/** What can be done with several: give them to somebody, put a note to them. Decisions are made one at a time. */
export function BulkBar({ marked, onHand, versionNow, onDone, onMarkAll, onClear }: Props) {
  const [asked, setAsked] = useState<{ readonly what: 'give' | 'note'; readonly rows: readonly Frozen[] } | null>(null);
  const group = useRef<HTMLDivElement>(null);
  const toButton = () => requestAnimationFrame(() => group.current?.querySelector('button')?.focus());
  const close = () => {
    setAsked(null);
    // What opened it may be gone with the marks.
    requestAnimationFrame(() => document.activeElement === document.body && toButton());
  };
  /** Both go when they are pressed: the focus stays in the group. */
  const andToButton = (act: () => void) => () => {
    act();
    toButton();
  };
  const none = marked.length === 0;
  return (
    <Box
      ref={group}
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
        <Button size="small" onClick={andToButton(onMarkAll)}>
          Mark all {onHand} shown
        </Button>
      )}
      {!none && (
        <Button size="small" onClick={andToButton(onClear)}>
          Mark none
        </Button>
      )}
      {asked?.what === 'give' && <GiveDialog rows={asked.rows} {...{ versionNow, onDone }} onClose={close} />}
      {asked?.what === 'note' && <NoteDialog rows={asked.rows} {...{ versionNow, onDone }} onClose={close} />}
    </Box>
  );
}
