import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { PRIVACY_TEAM } from '../../../shared/codes/organisations.ts';
import type { Destination } from '../../../shared/domain/access.ts';
import { documentOf } from '../../../shared/domain/access-document.ts';
import type { Sheet } from '../../../shared/sheet.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { BusyButton } from '../../components/busy-button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { Loading } from '../../components/loading.tsx';
import { Panel } from '../../components/panel.tsx';
import { Retry } from '../../components/retry.tsx';
import { SheetPreview } from '../../components/sheet-preview.tsx';
import { desk } from '../../lib/desk.ts';
import { useSession, whoIn } from '../../lib/session.ts';
import { outProblem } from '../../lib/words/sheet-out.ts';
import { REQUEST_LETTERS } from '../requests/letters.ts';
import type { Request } from '../requests/requests-query.ts';
import { useCopy } from './copy-query.ts';
import { HowFar, sentLines, settledLine } from './how-far.tsx';
import { PortableSent } from './portable-sent.tsx';
import { useWork, type Work } from './work-query.ts';

type Props = { readonly request: Request; readonly onDone: (words: string) => void };

/** What somebody can take elsewhere, as a file that other systems read (UK GDPR article 20): where they ask that, or may mean it. */
export function PortablePanel({ request, onDone }: Props) {
  const { kind, right = null, customerId, step } = request;
  const who = whoIn(useSession().data);
  const theirs = who?.touchpoint === PRIVACY_TEAM && who.roles.includes('supervisor');
  const asked = kind === 'other-right' && (right === 'portability' || (right === null && step === 'open'));
  return theirs && asked && customerId !== null ? <PortableWork request={request} onDone={onDone} /> : null;
}

/** The file is there once it is settled where it goes, and not while it is in doubt who asks. */
function PortableWork({ request, onDone }: Props) {
  const { id, right = null, waitingFor, step } = request;
  const { data: work, error } = useWork(id);
  const [open, setOpen] = useState(false);
  const goesTo = work?.goesTo ?? null;
  const may = goesTo !== null && waitingFor !== 'proof';
  const done = (words: string) => {
    setOpen(false);
    onDone(words);
  };
  return (
    <Panel
      title="To take elsewhere"
      aside={
        may && (
          <ActionButton
            group="Request"
            label={open ? 'Shut what they can take' : 'Open what they can take'}
            letter={REQUEST_LETTERS.copy}
            size="small"
            onAct={() => setOpen(!open)}
          />
        )
      }
    >
      <Typography variant="body2">
        {right === null && 'If they ask that their information goes to somebody else: '}
        {right === null ? 'what' : 'What'} they told us and we hold by their agreement goes to them as a JSON file, which they can
        hand on. The rest is held for a public task and is not part of this; for that there is Send me my information.
      </Typography>
      {error && <ErrorNote error={error} />}
      {work && <HowFar label="How far this is" lines={howFar(work, request)} />}
      {open && may && <Portable request={request} goesTo={goesTo} isOpen={step === 'open'} onDone={done} />}
    </Panel>
  );
}

/** Where it goes, what keeps it from going, and that it went. */
function howFar(work: Work, request: Request): readonly string[] {
  return [
    settledLine(work),
    ...(request.waitingFor === 'proof'
      ? ['It waits for proof of who asks: until it comes nothing is taken and nothing is sent.']
      : []),
    ...sentLines(work, request),
  ];
}

type Opened = Props & { readonly goesTo: Destination; readonly isOpen: boolean };

function Portable({ request, goesTo, isOpen, onDone }: Opened) {
  const { id: requestId } = request;
  const { data, error, isFetching, refetch } = useCopy(requestId);
  if (!data)
    return error ? (
      <ErrorNote error={error} action={<Retry onRetry={() => void refetch()} busy={isFetching} />} />
    ) : (
      <Loading what="what they can take" />
    );
  const sheet = { kind: 'access-copy', requestId, text: JSON.stringify(documentOf(data.copy), null, 2), as: 'json' } as const;
  return (
    <Box sx={{ display: 'grid', gap: 2, mt: 2 }}>
      <PortableFile sheet={sheet} />
      {isOpen && <PortableSent request={request} goesTo={goesTo} hash={data.copy.hash} onDone={onDone} />}
    </Box>
  );
}

/** The file word for word, and the way out; the audit is told before it goes. */
function PortableFile({ sheet }: { readonly sheet: Sheet }) {
  const out = useMutation({ mutationFn: async () => (await desk.shell.saveSheet(sheet)) !== null });
  const problem = out.error && outProblem(out.error, 'saved');
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <SheetPreview label="What they can take, word for word" text={sheet.text} />
      <Box>
        <BusyButton variant="contained" busy={out.isPending} onClick={() => out.mutate()}>
          Save as JSON…
        </BusyButton>
      </Box>
      <Box role="status">
        {out.isSuccess && (
          <Alert severity={out.data ? 'success' : 'info'}>
            {out.data
              ? 'Saved as JSON, with its published schema’s name in it. The file is not protected: send it and then delete it.'
              : 'Not saved: no place was chosen.'}
          </Alert>
        )}
      </Box>
      {out.error && (problem ? <Alert severity="error">{problem}</Alert> : <ErrorNote error={out.error} />)}
    </Box>
  );
}
