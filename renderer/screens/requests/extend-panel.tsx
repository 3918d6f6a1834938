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

/** More time for a request: until when it can be taken, and the form for it. */
export function ExtendPanel({ request, may, today, onDone }: Props) {
  const { asked, opener, ends } = useFormHere({ label: 'Take more time', letter: 'extend', onDone });
  const { extendBy } = request;
  if (may === null || extendBy === null) return null;
  return (
    <Panel title="More time" aside={may.may && opener}>
      <Typography variant="body2">
        {may.may
          ? `Once, one or two months more, and only if the customer ${today > extendBy ? 'was' : 'is'} told so, with the reason, on or before the first due day, ${showDay(extendBy)}.`
          : may.why}
      </Typography>
      {may.may && asked && <ExtendForm request={request} today={today} {...ends} />}
    </Panel>
  );
}
