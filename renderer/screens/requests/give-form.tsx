import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useEffect, useRef } from 'react';
import { useForm } from 'react-hook-form';
import { BusyButton } from '../../components/busy-button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { focusField } from '../../components/form/focus-field.ts';
import { SelectRow } from '../../components/form/select-row.tsx';
import { Loading } from '../../components/loading.tsx';
import { desk } from '../../lib/desk.ts';
import { usePeople } from './people-query.ts';
import type { Request } from './requests-query.ts';
import { useSending } from './use-sending.ts';

type Props = { readonly request: Request; readonly onClose: () => void; readonly onDone: (words: string) => void };
const NOBODY = 'nobody:';

/** To whom a request is given: somebody who may work on it, or nobody. */
export function GiveForm({ request: { id, version }, onClose, onDone }: Props) {
  const { data, error: failed } = usePeople(id);
  const { control, handleSubmit, setError } = useForm({ defaultValues: { to: '' } });
  const { send, busy, error } = useSending(id);
  const rows = useRef<HTMLFormElement>(null);
  const there = data !== undefined;
  useEffect(() => {
    if (there) focusField(rows.current, 'to');
  }, [there]);
  const submit = handleSubmit(async ({ to }) => {
    if (to === '') return setError('to', { message: 'Say who' }, { shouldFocus: true });
    const whom = to === NOBODY ? null : to;
    const end = await send((commandId) => desk.requests.assign({ commandId, requestId: id, version, to: whom }));
    const name = data?.items.find(({ sub }) => sub === whom)?.name;
    if (end === 'done') onDone(whom === null ? 'Nobody has it now.' : `${name ?? 'They'} has it now.`);
  });
  if (!data) return failed ? <ErrorNote error={failed} /> : <Loading what="who can take it" />;
  return (
    <Box component="form" ref={rows} noValidate onSubmit={submit} sx={{ display: 'grid', gap: 2, mt: 2 }}>
      {error !== null && <ErrorNote error={error} />}
      <SelectRow
        control={control}
        name="to"
        label="Who gets it"
        options={[['', ''], ...data.items.map(({ sub, name }) => [sub, name] as const), [NOBODY, 'Nobody: give it back']]}
      />
      <Box sx={{ display: 'flex', gap: 1 }}>
        <BusyButton type="submit" variant="contained" busy={busy}>
          Give it
        </BusyButton>
        <Button onClick={onClose}>Cancel</Button>
      </Box>
    </Box>
  );
}
