import Alert from '@mui/material/Alert';
import { type Conversation, useConversation } from '../lib/conversation.ts';
import { typedDuring, typedPlaces } from '../lib/drafts.ts';
import { useStore } from '../lib/store.ts';
import { listWords } from '../lib/words/list-words.ts';
import { typedForms } from '../lib/words/typed.ts';

/** What it is described by, for the button that ends the conversation. */
export const TYPED_HERE = 'typed-here';

/** Said before a conversation ends: what is typed in it and not recorded, and so goes with it. */
export function TypedHere({ of }: { readonly of: Conversation }) {
  useStore(typedPlaces);
  const forms = typedForms(typedDuring(of.conversationId), of.about);
  if (forms.length === 0) return null;
  return (
    <Alert id={TYPED_HERE} severity="warning" variant="outlined" role="alert" sx={{ my: 1 }}>
      {`Not recorded: what is typed or marked in ${listWords(forms)}. It is lost when the conversation that is open ends.`}
    </Alert>
  );
}

/** The same where another conversation can be taken up instead of the one that is open. */
export function TypedInThisOne() {
  const now = useConversation();
  return now && <TypedHere of={now} />;
}
