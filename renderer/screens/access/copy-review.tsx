import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { documentOf } from '../../../shared/domain/access-document.ts';
import { copyText } from '../../../shared/domain/access-text.ts';
import { BusyButton } from '../../components/busy-button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { Loading } from '../../components/loading.tsx';
import { Retry } from '../../components/retry.tsx';
import { SheetPreview } from '../../components/sheet-preview.tsx';
import { desk } from '../../lib/desk.ts';
import { showDay } from '../../lib/time.ts';
import { SheetOut } from '../receipt/sheet-out.tsx';
import type { Request } from '../requests/requests-query.ts';
import { useSending } from '../requests/use-sending.ts';
import { type Copied, useCopy } from './copy-query.ts';
import { flaggedIn } from './flagged-in.ts';
import { FlaggedItems } from './flagged-items.tsx';
import { MarkOther } from './mark-other.tsx';
import { readWorkAgain } from './work-query.ts';

const LABEL = 'The copy, word for word';
type Props = { readonly request: Request; readonly isOpen: boolean; readonly onDone: (words: string) => void };

/** The copy: what may be about somebody else first, then the whole of it as it goes out, and the ways out of what was looked through. */
export function CopyReview({ request, isOpen, onDone }: Props) {
  const { data, error, isFetching, refetch } = useCopy(request.id);
  if (!data)
    return error ? (
      <ErrorNote error={error} action={<Retry onRetry={() => void refetch()} busy={isFetching} />} />
    ) : (
      <Loading what="the copy" />
    );
  const document = documentOf(data.copy);
  const sheet = { kind: 'access-copy', requestId: request.id } as const;
  return (
    <Box sx={{ display: 'grid', gap: 2, mt: 2 }}>
      <FlaggedItems requestId={request.id} flagged={flaggedIn(data.copy)} may={isOpen} />
      {isOpen && <MarkOther requestId={request.id} copy={data.copy} />}
      {data.reviewed?.same ? (
        <SheetOut
          label={LABEL}
          sheet={{ ...sheet, text: copyText(document) }}
          data={{ ...sheet, text: JSON.stringify(document, null, 2), as: 'json' }}
          dataWords="Saved as JSON, with its published schema’s name in it. The file is not protected: send it and then delete it."
        />
      ) : (
        <>
          <SheetPreview label={LABEL} text={copyText(document)} />
          <Typography variant="body2">It can be printed and saved once it is looked through, as it stands then.</Typography>
        </>
      )}
      {isOpen && <LookedThrough request={request} copied={data} onDone={onDone} />}
    </Box>
  );
}

type Looking = { readonly request: Request; readonly copied: Copied; readonly onDone: (words: string) => void };

/** Says that it was looked through to the end, exactly as it stands here. */
function LookedThrough({ request, copied, onDone }: Looking) {
  const { send, busy, error } = useSending(request.id);
  const { copy, reviewed } = copied;
  const left = flaggedIn(copy).filter(({ decision }) => decision === null).length;
  const look = async () => {
    const end = await send((commandId) =>
      desk.accessRequests.review({ commandId, requestId: request.id, version: request.version, hash: copy.hash }),
    );
    if (end === 'failed') return;
    await readWorkAgain(request.id);
    if (end === 'done') onDone('It is noted that the copy was looked through.');
  };
  if (reviewed?.same)
    return (
      <Alert severity="success" variant="outlined">
        Looked through by {reviewed.byName} on {showDay(reviewed.at)}. Nothing has changed since.
      </Alert>
    );
  return (
    <Box sx={{ display: 'grid', gap: 1, justifyItems: 'start' }}>
      {reviewed && (
        <Alert severity="warning" role="alert" sx={{ width: '100%' }}>
          The record, or what is left out, has changed since {reviewed.byName} looked through it. Look through it again.
        </Alert>
      )}
      {error !== null && <ErrorNote error={error} />}
      <BusyButton variant="contained" disabled={left > 0} busy={busy} onClick={look}>
        It is looked through
      </BusyButton>
      {left > 0 && <Box sx={{ typography: 'body2' }}>{left === 1 ? 'One item has' : `${left} items have`} no decision yet.</Box>}
    </Box>
  );
}
