import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { PRIVACY_TEAM } from '../../../shared/codes/organisations.ts';
import { documentOf } from '../../../shared/domain/access-document.ts';
import type { Sheet } from '../../../shared/sheet.ts';
import { ActionButton } from '../../components/action-button.tsx';
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

/** What somebody can take elsewhere, as a file that other systems read (UK GDPR article 20): where they ask that, or may mean it. */
export function PortablePanel({ request }: { readonly request: Request }) {
  const { kind, right = null, customerId, closedReference, step } = request;
  const who = whoIn(useSession().data);
  const [open, setOpen] = useState(false);
  const theirs = who?.touchpoint === PRIVACY_TEAM && who.roles.includes('supervisor');
  const asked = kind === 'other-right' && (right === 'portability' || (right === null && step === 'open'));
  if (!theirs || !asked || (customerId === null && closedReference === null)) return null;
  return (
    <Panel
      title="To take elsewhere"
      aside={
        <ActionButton
          group="Request"
          label={open ? 'Shut what they can take' : 'Open what they can take'}
          letter={REQUEST_LETTERS.copy}
          size="small"
          onAct={() => setOpen(!open)}
        />
      }
    >
      <Typography variant="body2">
        {right === null && 'If they ask that their information goes to somebody else: '}
        {right === null ? 'what' : 'What'} they told us and we hold by their agreement goes as a JSON file, to them or to whom
        they name. The rest is held for a public task and is not part of this; for that there is Send me my information.
      </Typography>
      {open && <Portable requestId={request.id} />}
    </Panel>
  );
}

function Portable({ requestId }: { readonly requestId: string }) {
  const { data, error, isFetching, refetch } = useCopy(requestId);
  if (!data)
    return error ? (
      <ErrorNote error={error} action={<Retry onRetry={() => void refetch()} busy={isFetching} />} />
    ) : (
      <Loading what="what they can take" />
    );
  const sheet = { kind: 'access-copy', requestId, text: JSON.stringify(documentOf(data.copy), null, 2), as: 'json' } as const;
  return <PortableFile sheet={sheet} />;
}

/** The file word for word, and the way out; the audit is told before it goes. */
function PortableFile({ sheet }: { readonly sheet: Sheet }) {
  const out = useMutation({ mutationFn: async () => (await desk.shell.saveSheet(sheet)) !== null });
  const problem = out.error && outProblem(out.error, 'saved');
  return (
    <Box sx={{ display: 'grid', gap: 2, mt: 2 }}>
      <SheetPreview label="What they can take, word for word" text={sheet.text} />
      <Box>
        <Button variant="contained" aria-disabled={out.isPending} onClick={() => !out.isPending && out.mutate()}>
          Save as JSON…
        </Button>
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
