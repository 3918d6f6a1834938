import Alert from '@mui/material/Alert';
import Typography from '@mui/material/Typography';
import { ErrorNote } from '../../components/error-note.tsx';
import { Loading } from '../../components/loading.tsx';
import type { Conversation } from '../../lib/conversation.ts';
import { failureOf } from '../../lib/desk.ts';
import { SheetOut } from './sheet-out.tsx';
import { useConfirmation } from './use-confirmation.ts';

type Props = { readonly conversation: Conversation; readonly customerId: string };

/** The confirmation of what was done in this conversation, without a connection too. */
export function ConfirmationPart({ conversation, customerId }: Props) {
  const { conversationId } = conversation;
  const { text, settled, error, refused } = useConfirmation(conversation, customerId);
  const offline = error !== null && failureOf(error).code === 'offline';
  if (!settled) return <Loading what="what was recorded" />;
  return (
    <>
      {offline && (
        <Alert severity="info" variant="outlined">
          There is no connection: this is what was recorded on this computer.
        </Alert>
      )}
      {error && !offline && <ErrorNote error={error} />}
      {refused > 0 && (
        <Alert severity="warning" variant="outlined">
          {refused === 1 ? 'One thing was refused and is left out' : `${refused} things were refused and are left out`}. See
          Unsent work.
        </Alert>
      )}
      {text === '' ? (
        <Typography>Nothing was recorded for them in this conversation.</Typography>
      ) : (
        <SheetOut label="The confirmation" sheet={{ kind: 'confirmation', customerId, conversationId, text }} />
      )}
    </>
  );
}
