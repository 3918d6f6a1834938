import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { ActionButton } from '../../components/action-button.tsx';
import { Panel } from '../../components/panel.tsx';
import { DecideForm } from './decide-form.tsx';
import { REQUEST_LETTERS } from './letters.ts';
import type { Request } from './requests-query.ts';
import { toHowItStands } from './to-how-it-stands.ts';
import { mayDecide } from './what-may-be.ts';

type Props = {
  readonly request: Request;
  readonly roles: readonly string[];
  readonly today: string;
  readonly onDone: (words: string) => void;
};

/** Deciding what is in dispute, for who may; for whoever may not, why not. A form that is open stays, whatever others do. */
export function DecidePanel({ request, roles, today, onDone }: Props) {
  const [asked, setAsked] = useState(false);
  const close = () => {
    setAsked(false);
    toHowItStands();
  };
  const may = mayDecide(request, roles);
  if (may === null && !asked) return null;
  const ask = may?.may === true && !asked;
  return (
    <Panel
      title="Decide"
      aside={
        ask && (
          <ActionButton
            group="Request"
            label="Decide"
            letter={REQUEST_LETTERS.decide}
            size="small"
            onAct={() => setAsked(true)}
          />
        )
      }
    >
      {may?.may === false && <Typography variant="body2">{may.why}</Typography>}
      {ask && <Typography variant="body2">Each value for itself; only opening the request again takes it back.</Typography>}
      {asked && (
        <DecideForm
          request={request}
          today={today}
          onClose={close}
          onDone={(words) => {
            setAsked(false);
            onDone(words);
          }}
        />
      )}
    </Panel>
  );
}
