import Typography from '@mui/material/Typography';
import { Panel } from '../../components/panel.tsx';
import { showDay } from '../../lib/time.ts';
import type { Request } from './requests-query.ts';
import { useFormHere } from './use-form-here.tsx';
import { WAITS_FOR, WaitForm } from './wait-form.tsx';
import { waitsOffered } from './what-may-be.ts';

type Props = { readonly request: Request; readonly today: string; readonly onDone: (words: string) => void };

/** What a request waits for, or can wait for, and that it came: the clock waits with it. A form that is open stays the one it is. */
export function WaitPanel({ request, today, onDone }: Props) {
  const { waitingFor, waitingSince } = request;
  const label = waitingFor ? 'It came' : 'Wait for an answer';
  const { asked, opener, ends } = useFormHere({ label, letter: 'wait', onDone });
  if (!waitingFor && waitsOffered(request).length === 0 && !asked) return null;
  return (
    <Panel title="Waiting" aside={opener}>
      <Typography variant="body2">
        {waitingFor
          ? `${WAITS_FOR[waitingFor]} was asked for on ${showDay(waitingSince ?? today)}. ${
              waitingFor === 'proof' ? 'The time runs from the day it comes.' : 'The days until it comes do not count.'
            }`
          : 'It waits for nothing. Where it is really in doubt who asks, ask for proof without delay.'}
      </Typography>
      {asked && <WaitForm request={request} today={today} {...ends} />}
    </Panel>
  );
}
