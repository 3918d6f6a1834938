import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { BusyButton } from '../../components/busy-button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { TextRow } from '../../components/form/text-row.tsx';
import { KeyHint, keyed } from '../../components/key-hint.tsx';
import { Panel } from '../../components/panel.tsx';
import { failureOf } from '../../lib/desk.ts';
import { NothingToSay } from './nothing-to-say.tsx';
import { useUsing } from './use-using.ts';

type Props = {
  readonly customerId: string;
  readonly conversationId: string;
  readonly name: string;
  readonly onName: (name: string) => void;
  /** The other ways on. */
  readonly children: ReactNode;
};

/** The name of whoever speaks: the central service compares it with those who may, and tells none. */
export function NameForm({ customerId, conversationId, name, onName, children }: Props) {
  const using = useUsing(customerId, conversationId);
  const { control, handleSubmit, setError } = useForm({ defaultValues: { name } });
  const submit = handleSubmit((typed) => {
    const said = typed.name.trim();
    onName(said);
    if (!said) return setError('name', { message: 'Ask for their whole name.' }, { shouldFocus: true });
    using.mutate(said);
  });
  const code = using.error === null ? null : failureOf(using.error).code;
  return (
    <Panel title="May they speak for the customer?">
      <Box component="form" noValidate autoComplete="off" onSubmit={submit} sx={{ display: 'grid', gap: 2 }}>
        <Typography variant="body2">
          Ask who they are. It is compared with those who may speak for the customer; none of them is shown.
        </Typography>
        <TextRow control={control} name="name" label="Full name of whoever speaks" maxLength={100} autoFocus />
        {code === 'no-authority' && <NothingToSay />}
        {code === 'offline' && <ErrorNote error={using.error} action={null} />}
        {code === 'offline' && (
          <Typography variant="body2" role="status">
            Without a connection nobody can be looked up here: show and confirm nothing. You can take down what they ask for, and
            say that you are worried.
          </Typography>
        )}
        {code !== null && code !== 'no-authority' && code !== 'offline' && <ErrorNote error={using.error} />}
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
          <BusyButton type="submit" variant="contained" busy={using.isPending} sx={keyed}>
            {using.isPending ? 'Asking the central service…' : 'May they?'} <KeyHint of="Enter" />
          </BusyButton>
          {children}
        </Box>
      </Box>
    </Panel>
  );
}
