import Typography from '@mui/material/Typography';
import { Panel } from '../../components/panel.tsx';
import type { Request } from '../requests/requests-query.ts';
import { useFormHere } from '../requests/use-form-here.tsx';
import { SetOutForm } from './set-out-form.tsx';

type Props = {
  readonly request: Request;
  readonly roles: readonly string[];
  readonly today: string;
  readonly onDone: (words: string) => void;
};

/** Something is wrong, said in words alone, before it was known whose record it is: which values that is about, by a supervisor. */
export function SetOutPanel({ request, roles, today, onDone }: Props) {
  const { kind, step, customerId, assignedToName, isMine } = request;
  const { asked, opener, ends } = useFormHere({ label: 'Say what is in dispute', letter: 'decide', onDone });
  if (kind !== 'rectification' || customerId === null || (step !== 'open' && !asked)) return null;
  const supervisor = roles.includes('supervisor');
  const held = assignedToName != null && isMine === false;
  return (
    <Panel title="What is in dispute" aside={supervisor && !held && opener}>
      {!asked && (
        <Typography variant="body2">
          {held
            ? `${assignedToName} has this. Take it over before you say what is in dispute.`
            : supervisor
              ? 'They said in their own words that something is wrong. Say which values that is about: then each is marked as being checked, and another supervisor decides it.'
              : 'A supervisor says which values this is about. Then each is checked and decided.'}
        </Typography>
      )}
      {asked && <SetOutForm request={request} today={today} {...ends} />}
    </Panel>
  );
}
