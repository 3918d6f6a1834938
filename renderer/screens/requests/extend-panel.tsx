import Typography from '@mui/material/Typography';
import { Panel } from '../../components/panel.tsx';
import { showDay } from '../../lib/time.ts';
import { ExtendForm } from './extend-form.tsx';
import type { Request } from './requests-query.ts';
import { useFormHere } from './use-form-here.tsx';
import type { May } from './what-may-be.ts';

type Props = {
  readonly request: Request;
  readonly may: May;
  readonly today: string;
  readonly onDone: (words: string) => void;
};

/** More time for a request: until when it can be taken, and the form for it. A form that is open stays, whatever others do. */
export function ExtendPanel({ request, may, today, onDone }: Props) {
  const { asked, opener, ends } = useFormHere({ label: 'Take more time', letter: 'extend', onDone });
  const { extendBy } = request;
  if ((may === null || extendBy === null) && !asked) return null;
  const can = may?.may === true;
  return (
    <Panel title="More time" aside={can && opener}>
      {may?.may === false && <Typography variant="body2">{may.why}</Typography>}
      {can && extendBy !== null && (
        <Typography variant="body2">
          {`Once, one or two months more, and only if the customer ${today > extendBy ? 'was' : 'is'} told so, with the reason, on or before the first due day, ${showDay(extendBy)}.`}
        </Typography>
      )}
      {asked && <ExtendForm request={request} may={can} today={today} {...ends} />}
    </Panel>
  );
}
