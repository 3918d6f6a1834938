import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { BusyButton } from '../../components/busy-button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { SelectRow } from '../../components/form/select-row.tsx';
import { TextRow } from '../../components/form/text-row.tsx';
import { desk } from '../../lib/desk.ts';
import { organisationWords } from '../../lib/words/organisations.ts';
import type { Request } from '../requests/requests-query.ts';
import { useSending } from '../requests/use-sending.ts';
import { usePeople } from './people-query.ts';

const NOBODY = '-';
type Props = { readonly request: Request; readonly onDone: (words: string) => void };

/**
 * Says who a complaint is about: of a name who is meant by it, and from then on it is kept from that person alone; else, when asked for,
 * somebody besides those it is kept from.
 */
export function NameForm({ request, onDone }: Props) {
  const [wanted, setWanted] = useState(false);
  const { complaint } = request;
  const byNameAlone = complaint?.aboutName != null && complaint.aboutSub === null && !complaint.named;
  const done = (words: string) => {
    setWanted(false);
    onDone(words);
  };
  if (byNameAlone)
    return (
      <WhoForm
        request={request}
        onDone={done}
        words={{
          ...{ first: complaint.aboutName ?? '', label: 'Who is meant', send: 'Record who it is' },
          ...{ done: 'It is kept from whom it is about, and from nobody else.', nobody: true },
        }}
      />
    );
  if (!wanted)
    return (
      <Button sx={{ mt: 2, justifySelf: 'start' }} variant="outlined" onClick={() => setWanted(true)}>
        It is about somebody who works with us
      </Button>
    );
  return (
    <WhoForm
      request={request}
      onDone={done}
      words={{
        ...{ first: '', label: 'Whom it is about', send: 'Keep it from them' },
        ...{ done: 'It is kept from them from now on.', nobody: false },
      }}
    />
  );
}

type Words = {
  readonly first: string;
  readonly label: string;
  readonly send: string;
  readonly done: string;
  readonly nobody: boolean;
};

function WhoForm({ request: { id, version }, words, onDone }: Props & { readonly words: Words }) {
  const { control, handleSubmit, setError } = useForm({ defaultValues: { name: words.first, sub: '' } });
  const name = useWatch({ control, name: 'name' });
  const { data, error: unread } = usePeople(name);
  const { send, busy, error } = useSending(id);
  const people = (data?.items ?? []).map((one) => [one.sub, `${one.name}, ${organisationWords(one.organisation)}`] as const);
  const submit = handleSubmit(async ({ sub }) => {
    // Whoever was picked for another name is picked no more.
    const isThere = people.some(([known]) => known === sub) || (words.nobody && sub === NOBODY);
    if (!isThere) return setError('sub', { message: 'Say who it is' }, { shouldFocus: true });
    const who = sub === NOBODY ? { nobodyOfOurs: true as const } : { aboutSub: sub };
    const end = await send((commandId) => desk.complaints.nameWhom({ commandId, requestId: id, version, ...who }));
    if (end === 'done') onDone(words.done);
  });
  return (
    <Box component="form" noValidate autoComplete="off" onSubmit={submit} sx={{ display: 'grid', gap: 2, mt: 2 }}>
      {(error ?? unread) !== null && <ErrorNote error={error ?? unread} />}
      <TextRow control={control} name="name" label="Look for somebody by name" maxLength={200} />
      <SelectRow
        control={control}
        name="sub"
        label={words.label}
        options={[['', ''], ...people, ...(words.nobody ? [[NOBODY, 'Nobody who works with us'] as const] : [])]}
      />
      <Box>
        <BusyButton type="submit" variant="outlined" busy={busy}>
          {busy ? 'Recording…' : words.send}
        </BusyButton>
      </Box>
    </Box>
  );
}
