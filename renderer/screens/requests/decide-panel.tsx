import Typography from '@mui/material/Typography';
import { Panel } from '../../components/panel.tsx';
import { DecideForm } from './decide-form.tsx';
import type { Request } from './requests-query.ts';
import { useFormHere } from './use-form-here.tsx';
import { mayDecide } from './what-may-be.ts';

type Props = {
  readonly request: Request;
  readonly roles: readonly string[];
  readonly today: string;
  readonly onDone: (words: string) => void;
};

/** Deciding what is in dispute, for who may; for whoever may not, why not. A form that is open stays, whatever others do. */
export function DecidePanel({ request, roles, today, onDone }: Props) {
  const { asked, opener, ends } = useFormHere({ label: 'Decide', letter: 'decide', onDone });
  const may = mayDecide(request, roles);
  if (may === null && !asked) return null;
  return (
    <Panel title="Decide" aside={may?.may && opener}>
      {may?.may === false && <Typography variant="body2">{may.why}</Typography>}
      {may?.may === true && !asked && (
        <Typography variant="body2">Each value for itself; only opening the request again takes it back.</Typography>
      )}
      {asked && <DecideForm request={request} today={today} {...ends} />}
    </Panel>
  );
}
