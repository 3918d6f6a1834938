import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { KeyHint, keyed } from '../../components/key-hint.tsx';
import { Panel } from '../../components/panel.tsx';
import type { Conversation } from '../../lib/conversation.ts';
import { CheckAnswers } from '../customer/check-answers.tsx';
import { CheckFields } from '../customer/check-fields.tsx';
import type { Checked } from '../customer/identity-panel.tsx';
import { AuthorityForm } from './authority-form.tsx';
import { authorityPlace } from './typed-authority.ts';

type Props = {
  readonly customerId: string;
  readonly conversation: Conversation;
  readonly name: string;
  readonly onBack: () => void;
};

const NOTHING_CHECKED: ReadonlySet<never> = new Set();

/** The customer comes to the phone: they answer for themself, and then say who may speak for them, for this conversation or longer. */
export function CustomerHere({ customerId, conversation, name, onBack }: Props) {
  const [checked, setChecked] = useState<Checked | null>(null);
  const level = checked?.level ?? 0;
  return (
    <Panel
      title="The customer is here"
      aside={
        <Button size="small" onClick={onBack} sx={keyed}>
          Back <KeyHint of="Esc" />
        </Button>
      }
    >
      <Typography sx={{ mb: 2 }}>
        {level === 0
          ? 'Speak with the customer alone. They answer for themself; what the other one answers for them does not count.'
          : 'Ask the customer: “May they speak for you, and what about?” Take down what the customer says.'}
      </Typography>
      {checked && (
        <Box role="status">
          <CheckAnswers checked={checked} />
        </Box>
      )}
      {level === 0 ? (
        <CheckFields
          customer={{ id: customerId, level }}
          conversationId={conversation.conversationId}
          first={false}
          checking={NOTHING_CHECKED}
          onChecked={setChecked}
          customerAnswers
        />
      ) : (
        <AuthorityForm
          customerId={customerId}
          conversation={conversation}
          name={name}
          kinds={['said-by-customer', 'parent']}
          place={authorityPlace('customer', conversation.conversationId, customerId)}
        />
      )}
    </Panel>
  );
}
