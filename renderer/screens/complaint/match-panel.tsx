import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { ErrorNote } from '../../components/error-note.tsx';
import { Panel } from '../../components/panel.tsx';
import { desk } from '../../lib/desk.ts';
import { useSending } from '../requests/use-sending.ts';
import { isOpen, isUnmatched, type PartProps } from './answer-parts.tsx';
import { FindWhose, type Found, foundName } from './find-whose.tsx';
import { MatchAgain } from './match-again.tsx';
import { MatchQuestion } from './match-question.tsx';
import { matchedWords, saidOf } from './match-words.ts';

/** Whose request it is: found as anybody is found, and confirmed by a person; or found again, where that was the wrong record. */
export function MatchPanel(props: PartProps) {
  const { request, roles } = props;
  if (!roles.includes('supervisor')) return null;
  const first = isUnmatched(request) && isOpen(request) && request.step === 'open';
  return (
    <>
      {first && <FirstMatch {...props} />}
      <MatchAgain {...props} />
    </>
  );
}

function FirstMatch({ request, onDone }: PartProps) {
  const { id: requestId, version } = request;
  const { said, line } = saidOf(request);
  const [picked, setPicked] = useState<Found | null>(null);
  const { send, busy, error } = useSending(requestId);
  const match = async (found: Found) => {
    const words = matchedWords(request, foundName(found));
    const end = await send((commandId) =>
      desk.requests.match({ commandId, requestId, version, customerId: found.id, confirmed: true }),
    );
    setPicked(null);
    if (end === 'done') onDone(words);
  };
  return (
    <Panel title="Whose it is">
      <Typography variant="body2">{said ? `They say they are ${said}.` : 'They have not said who they are.'}</Typography>
      <FindWhose line={line} disabled={busy} onPick={setPicked} />
      {error !== null && <ErrorNote error={error} />}
      {picked && (
        <MatchQuestion
          {...{ request, said, busy }}
          found={picked}
          onMatch={() => void match(picked)}
          onClose={() => setPicked(null)}
        />
      )}
    </Panel>
  );
}
