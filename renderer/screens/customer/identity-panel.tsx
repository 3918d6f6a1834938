import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { Output } from '../../../shared/operations.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { Panel } from '../../components/panel.tsx';
import { useValues } from '../../lib/use-values.ts';
import { levelWords } from '../../lib/words/levels.ts';
import { CheckAnswers } from './check-answers.tsx';
import { CheckFields } from './check-fields.tsx';
import type { Customer } from './record-parts.tsx';

type Props = { readonly customer: Customer; readonly readAt: number; readonly conversationId: string };
export type Checked = Output<'customers.checkIdentity'>;

/** Who is this? The adviser types what the caller says; the machine answers whether it matches, never what is held. */
export function IdentityPanel({ customer, readAt, conversationId }: Props) {
  const { marks } = useValues(customer, readAt);
  const [checked, setChecked] = useState<Checked | null>(null);
  const [asking, setAsking] = useState(customer.level === 0);
  const { level } = customer;
  const done = (answer: Checked) => {
    setChecked(answer);
    if (answer.level > level) setAsking(false);
  };
  return (
    <Panel
      title="Identity"
      aside={
        !asking &&
        level < 3 && (
          <ActionButton group="Customer" label="Check something else" letter="i" size="small" onAct={() => setAsking(true)} />
        )
      }
    >
      <Typography sx={{ mb: asking || checked ? 1.5 : 0, fontWeight: 650 }}>
        Level {level}: {levelWords[level].short.toLowerCase()}
      </Typography>
      {checked && <CheckAnswers checked={checked} />}
      {asking && (
        <CheckFields
          customer={customer}
          conversationId={conversationId}
          first={level === 0 && !checked}
          checking={new Set(marks.keys())}
          onChecked={done}
        />
      )}
    </Panel>
  );
}
