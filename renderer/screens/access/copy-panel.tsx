import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { showReference } from '../../../shared/domain/reference.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { Loading } from '../../components/loading.tsx';
import { Panel } from '../../components/panel.tsx';
import { showDay } from '../../lib/time.ts';
import { REQUEST_LETTERS } from '../requests/letters.ts';
import type { Request } from '../requests/requests-query.ts';
import { CopyReview } from './copy-review.tsx';
import { HowFar, sentLines, settledLine } from './how-far.tsx';
import { PlacesPart } from './places-part.tsx';
import { SendPart } from './send-part.tsx';
import { useWork, type Work } from './work-query.ts';

type Props = { readonly request: Request; readonly roles: readonly string[]; readonly onDone: (words: string) => void };

/** The work on a copy: where it goes, places outside this system, looking through it, and sending it. */
export function CopyPanel({ request, roles, onDone }: Props) {
  if (request.kind !== 'access') return null;
  return <CopyWork request={request} roles={roles} onDone={onDone} />;
}

function CopyWork({ request, roles, onDone }: Props) {
  const { data: work, error } = useWork(request.id);
  const [open, setOpen] = useState(false);
  if (!work)
    return <Panel title="The copy">{error ? <ErrorNote error={error} /> : <Loading what="the work on the copy" />}</Panel>;
  const isOpen = request.step === 'open';
  const supervisor = roles.includes('supervisor');
  return (
    <>
      <Panel
        title="The copy"
        aside={
          work.mayPrepare && (
            <ActionButton
              group="Request"
              label={open ? 'Shut the copy' : 'Open the copy'}
              letter={REQUEST_LETTERS.copy}
              size="small"
              onAct={() => setOpen(!open)}
            />
          )
        }
      >
        <HowFar label="How far the copy is" lines={howFar(work, request)} />
        {!work.mayPrepare && supervisor && (
          <Typography variant="body2" sx={{ mt: 1 }}>
            The privacy team puts the copy together: what other organisations noted is in it. You answer for the places.
          </Typography>
        )}
        {open && work.mayPrepare && <CopyReview request={request} isOpen={isOpen} onDone={onDone} />}
      </Panel>
      <PlacesPart request={request} work={work} may={isOpen && supervisor} />
      {isOpen && work.mayPrepare && <SendPart key={work.goesTo} request={request} work={work} onDone={onDone} />}
    </>
  );
}

/** Where it goes, whether it was looked through, whether it is sent. */
function howFar(work: Work, request: Request): readonly string[] {
  const { reviewed, others } = work;
  return [
    request.customerId === null ? `It goes as they asked: ${request.howToAnswer}.` : settledLine(work),
    reviewed ? `Looked through by ${reviewed.byName} on ${showDay(reviewed.at)}.` : 'Nobody has looked through it yet.',
    ...sentLines(work, request),
    ...(others.length > 0 ? [`They have another request for a copy open: ${others.map(showReference).join(', ')}.`] : []),
  ];
}
