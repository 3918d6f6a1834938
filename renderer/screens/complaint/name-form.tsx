import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useForm } from 'react-hook-form';
import { ErrorNote } from '../../components/error-note.tsx';
import { SelectRow } from '../../components/form/select-row.tsx';
import { desk } from '../../lib/desk.ts';
import { organisationWords } from '../../lib/words/organisations.ts';
import type { Request } from '../requests/requests-query.ts';
import { useSending } from '../requests/use-sending.ts';
import { usePeople } from './people-query.ts';

const NOBODY = '-';
type Props = { readonly request: Request; readonly onDone: (words: string) => void };

/** Says who is meant by the name in a complaint: once, and from then on it is kept from that person alone. */
export function NameForm({ request, onDone }: Props) {
  const { id, version, complaint } = request;
  const { data } = usePeople(complaint?.aboutName ?? '');
  const { control, handleSubmit, setError } = useForm({ defaultValues: { sub: '' } });
  const { send, busy, error } = useSending(id);
  const people = (data?.items ?? []).map((one) => [one.sub, `${one.name}, ${organisationWords(one.organisation)}`] as const);
  const submit = handleSubmit(async ({ sub }) => {
    if (sub === '') return setError('sub', { message: 'Say who it is' }, { shouldFocus: true });
    const who = sub === NOBODY ? { nobodyOfOurs: true as const } : { aboutSub: sub };
    const end = await send((commandId) => desk.complaints.nameWhom({ commandId, requestId: id, version, ...who }));
    if (end === 'done') onDone('It is kept from whom it is about, and from nobody else.');
  });
  return (
    <Box component="form" noValidate autoComplete="off" onSubmit={submit} sx={{ display: 'grid', gap: 2, mt: 2 }}>
      {error !== null && <ErrorNote error={error} />}
      <SelectRow
        control={control}
        name="sub"
        label="Who is meant"
        options={[['', ''], ...people, [NOBODY, 'Nobody who works with us']]}
      />
      <Box>
        <Button type="submit" variant="outlined" disabled={busy}>
          {busy ? 'Recording…' : 'Record who it is'}
        </Button>
      </Box>
    </Box>
  );
}
