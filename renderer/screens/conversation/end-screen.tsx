import Typography from '@mui/material/Typography';
import { Screen } from '../../components/screen.tsx';
import { useConversation } from '../../lib/conversation.ts';
import { EndForm } from './end-form.tsx';

/** End conversation: reads back what was done, then ends it. */
export function EndScreen() {
  const conversation = useConversation();
  if (conversation) return <EndForm conversation={conversation} />;
  return (
    <Screen title="End conversation">
      <Typography>There is no conversation to end.</Typography>
    </Screen>
  );
}
