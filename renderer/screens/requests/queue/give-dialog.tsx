import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { ErrorNote } from '../../../components/error-note.tsx';
import { Loading } from '../../../components/loading.tsx';
import { desk } from '../../../lib/desk.ts';
import { newId } from '../../../lib/ids.ts';
import { type Frozen, type Person, type Planned, planGiving, willBe } from './bulk.ts';
import { BulkDialog } from './bulk-dialog.tsx';
import { usePeople } from './people-query.ts';
import { useBulk } from './use-bulk.ts';

type Props = {
  readonly rows: readonly Frozen[];
  readonly versionNow: (id: string) => number | undefined;
  /** With these nothing more is to be done. */
  readonly onDone: (ids: readonly string[]) => void;
  readonly onClose: () => void;
};

const NOBODY = '';

/** Gives several requests to somebody, or back to nobody: never a decision. */
export function GiveDialog({ rows, versionNow, onDone, onClose }: Props) {
  const { data, error } = usePeople();
  const [sub, setSub] = useState(NOBODY);
  const [frozen, setFrozen] = useState<{ readonly plan: readonly Planned[]; readonly to: Person | null } | null>(null);
  const bulk = useBulk({ versionNow, onDone });
  const people = data?.items ?? [];
  const to = people.find((one) => one.sub === sub) ?? null;
  const name = (frozen ? frozen.to : to)?.name ?? 'nobody';
  const start = () => {
    if (!frozen) return;
    void bulk.start(willBe(frozen.plan), async ({ id, version }) => {
      await desk.requests.assign({ commandId: newId(), requestId: id, version, to: frozen.to?.sub ?? null });
      return 'done';
    });
  };
  return (
    <BulkDialog
      title={rows.length === 1 ? 'Give one request to…' : `Give ${rows.length} requests to…`}
      plan={frozen?.plan ?? null}
      willWords={`Will be given to ${name}`}
      doWords={(count) => `Give ${count === 1 ? 'this one' : `these ${count}`} to ${name}`}
      doneWords="given"
      going={bulk}
      onPreview={() => setFrozen({ plan: planGiving(rows, to), to })}
      onBack={() => setFrozen(null)}
      onStart={start}
      onStop={bulk.stop}
      onClose={onClose}
    >
      {error && <ErrorNote error={error} />}
      {!data && !error && <Loading what="the people" />}
      {data && (
        <TextField
          {...{ label: 'Give to', select: true, size: 'small', value: sub, autoFocus: true, sx: { mt: 1 } }}
          onChange={(event) => setSub(event.target.value)}
          slotProps={{ select: { native: true }, inputLabel: { shrink: true } }}
        >
          <option value={NOBODY}>Nobody: back to whoever picks it up</option>
          {people.map((one) => (
            <option key={one.sub} value={one.sub}>
              {one.name}
            </option>
          ))}
        </TextField>
      )}
    </BulkDialog>
  );
}
