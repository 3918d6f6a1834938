import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { KeyHint, keyed } from '../../components/key-hint.tsx';
import { Panel } from '../../components/panel.tsx';
import type { Conversation } from '../../lib/conversation.ts';
import { AuthorityForm } from './authority-form.tsx';
import { authorityPlace, PAPERS } from './typed-authority.ts';

type Props = {
  readonly customerId: string;
  readonly conversation: Conversation;
  readonly name: string;
  readonly onBack: () => void;
};

/** A paper that was seen: in person, or by a supervisor. It is never copied. */
export function PaperSeen({ customerId, conversation, name, onBack }: Props) {
  return (
    <Panel
      title="They have a paper"
      aside={
        <Button size="small" onClick={onBack} sx={keyed}>
          Back <KeyHint of="Esc" />
        </Button>
      }
    >
      <Typography sx={{ mb: 2 }}>
        Look whether the paper names the customer and whoever speaks. Take down what you saw; do not copy it.
      </Typography>
      <AuthorityForm
        customerId={customerId}
        conversation={conversation}
        name={name}
        kinds={PAPERS}
        place={authorityPlace('paper', conversation.conversationId, customerId)}
      />
    </Panel>
  );
}
