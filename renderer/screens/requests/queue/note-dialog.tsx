import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { REQUEST_NOTE_LENGTH } from '../../../../shared/domain/limits.ts';
import { DeskError, desk } from '../../../lib/desk.ts';
import { useDraft } from '../../../lib/drafts.ts';
import { newId } from '../../../lib/ids.ts';
import { goesLater, whenTried } from '../../../lib/items.ts';
import { recorded } from '../../../lib/recorded.ts';
import { whenOffline } from '../../../lib/sync.ts';
import { type Frozen, type Planned, planNoting, willBe } from './bulk.ts';
import { BulkDialog } from './bulk-dialog.tsx';
import { useBulk } from './use-bulk.ts';

type Props = {
  readonly rows: readonly Frozen[];
  readonly versionNow: (id: string) => number | undefined;
  /** With these nothing more is to be done. */
  readonly onDone: (ids: readonly string[]) => void;
  readonly onClose: () => void;
};

/** Puts the same note to several requests. */
export function NoteDialog({ rows, versionNow, onDone, onClose }: Props) {
  const [note, type, forget] = useDraft('bulk-note');
  const [missing, setMissing] = useState(false);
  const [frozen, setFrozen] = useState<{ readonly plan: readonly Planned[]; readonly note: string } | null>(null);
  const bulk = useBulk({ versionNow, onDone });
  const preview = () => {
    const said = note.trim();
    setMissing(said === '');
    if (said !== '') setFrozen({ plan: planNoting(rows), note: said });
  };
  const start = async () => {
    if (!frozen) return;
    const all = await bulk.start(willBe(frozen.plan), async ({ id }, stopping) => {
      const said = { commandId: newId(), requestId: id, at: new Date().toISOString(), note: frozen.note };
      const itemId = await recorded('requests.note', desk.requests.note(said));
      const without = whenOffline();
      // Nobody waits for a connection: it is on this computer, and goes by itself.
      const item = await Promise.race([whenTried(itemId), without.offline, stopping]);
      without.stop();
      if (!item || goesLater(item)) return 'later';
      if (item.state !== 'received') throw new DeskError(item.problem ?? { code: 'failed' });
      return 'done';
    });
    if (all) forget();
  };
  return (
    <BulkDialog
      title={rows.length === 1 ? 'Add a note to one request' : `Add a note to ${rows.length} requests`}
      plan={frozen?.plan ?? null}
      willWords={`Will be noted: “${frozen?.note ?? ''}”`}
      doWords={(count) => `Note it on ${count === 1 ? 'this one' : `these ${count}`}`}
      doneWords="noted"
      going={bulk}
      onPreview={preview}
      onBack={() => setFrozen(null)}
      onStart={start}
      onStop={bulk.stop}
      onClose={onClose}
    >
      <TextField
        {...{ label: 'Note', multiline: true, minRows: 3, autoFocus: true, value: note, error: missing, sx: { mt: 1 } }}
        helperText={
          missing ? 'Write the note first' : 'The same words on each of them. No customer’s name, no health, no origin.'
        }
        onChange={(event) => type(event.target.value)}
        slotProps={{ htmlInput: { maxLength: REQUEST_NOTE_LENGTH } }}
      />
    </BulkDialog>
  );
}
