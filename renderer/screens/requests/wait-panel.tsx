import Typography from '@mui/material/Typography';
import { lastDayForProof, standsStill } from '../../../shared/domain/request-clock.ts';
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
  const offered = waitsOffered(request);
  if (!waitingFor && offered.length === 0 && !asked) return null;
  return (
    <Panel title="Waiting" aside={!request.decision && opener}>
      <Typography variant="body2">
        {waitingFor
          ? `${WAITS_FOR[waitingFor]} was asked for on ${showDay(waitingSince ?? today)}. ${untilItComes(request)}`
          : ['It waits for nothing.', offered.includes('proof') && ifInDoubt(request, today), ifOver(request, today)]
              .filter(Boolean)
              .join(' ')}
      </Typography>
      {asked && <WaitForm request={request} today={today} {...ends} />}
    </Panel>
  );
}

/** What a wait does to the time. */
function untilItComes(request: Request): string {
  const { waitingFor } = request;
  if (standsStill(request))
    return waitingFor === 'proof' ? 'The time runs from the day it comes.' : 'The days until it comes do not count.';
  return waitingFor === 'proof'
    ? 'It was not asked for in time, so the time goes on.'
    : 'The time was over when it was asked for, so it is still overdue.';
}

/** What asking the customer what they want would do to it once it is overdue: nothing. */
function ifOver(request: Request, today: string): string {
  const over = waitsOffered(request).includes('customer') && request.dueOn !== null && request.dueOn < today;
  return over ? 'It is overdue, and stays so while you wait for what the customer wants.' : '';
}

/** What asking for proof would do to it: asked for late it is waited for, and the time goes on. */
function ifInDoubt({ madeOn }: Request, today: string): string {
  const last = lastDayForProof(madeOn);
  return today > last
    ? `Proof of who asks can be asked for, but after ${showDay(last)} that is no longer without delay: the time goes on while it is waited for.`
    : `Where it is really in doubt who asks, ask for proof without delay, by ${showDay(last)}: then the time runs from the day it comes.`;
}
