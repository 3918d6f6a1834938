import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useEffect, useRef, useState } from 'react';
import { useForm } from 'react-hook-form';
import { ErrorNote } from '../../components/error-note.tsx';
import { focusField } from '../../components/form/focus-field.ts';
import { TextRow } from '../../components/form/text-row.tsx';
import { Panel } from '../../components/panel.tsx';
import { desk } from '../../lib/desk.ts';
import { dropDraft } from '../../lib/drafts.ts';
import { useFormDraft } from '../../lib/form-draft.ts';
import { readAgain } from '../customer/customer-query.ts';
import { draftAt } from '../requests/draft-at.ts';
import { Meanwhile } from '../requests/meanwhile.tsx';
import { type Ends, useFormHere } from '../requests/use-form-here.tsx';
import { useSending } from '../requests/use-sending.ts';
import type { PartProps } from './answer-parts.tsx';
import { FindWhose, type Found, foundName } from './find-whose.tsx';
import { MatchQuestion } from './match-question.tsx';
import { matchedWords, saidOf } from './match-words.ts';

/** A request that was matched, and may have been matched with the wrong record. A form that is open stays, whatever others do. */
export function MatchAgain({ request, onDone }: PartProps) {
  const may = request.mayMatchAgain === true;
  const { asked, opener, ends } = useFormHere({ label: 'It is somebody else’s…', letter: 'matchAgain', onDone });
  if (!may && !asked) return null;
  return (
    <Panel title="If it is somebody else’s" aside={may && opener}>
      <Typography variant="body2">
        {`It was matched with ${request.name ?? 'a record'}. Until it is decided or told it can be matched with another.`}
      </Typography>
      {asked && <AgainForm request={request} may={may} {...ends} />}
    </Panel>
  );
}

type FormProps = Pick<PartProps, 'request'> & Pick<Ends, 'onClose' | 'onDone'> & { readonly may: boolean };

function AgainForm({ request, may, onClose, onDone }: FormProps) {
  // Whose it was as this was opened: what is typed is about that match.
  const [seen] = useState(request);
  const { id: requestId, customerId } = seen;
  const draft = draftAt('match-again', seen);
  const form = useForm({ defaultValues: { why: '' } });
  useFormDraft(draft, form);
  const [picked, setPicked] = useState<Found | null>(null);
  const { send, busy, error } = useSending(requestId);
  const rows = useRef<HTMLFormElement>(null);
  useEffect(() => focusField(rows.current, 'why'), []);
  const { said, line } = saidOf(seen);
  const still = may && request.customerId === customerId;
  const pick = (found: Found) =>
    void form.handleSubmit(({ why }) => {
      if (why.trim() === '') form.setError('why', { message: 'Say why' }, { shouldFocus: true });
      else setPicked(found);
    })();
  const match = async (found: Found) => {
    const why = form.getValues('why').trim();
    const end = await send((commandId) =>
      desk.requests.match({
        ...{ commandId, requestId, version: request.version, customerId: found.id, confirmed: true, why },
      }),
    );
    setPicked(null);
    if (end !== 'done') return;
    dropDraft(draft);
    onDone(matchedWords(seen, foundName(found)));
    if (customerId !== null) await readAgain(customerId);
  };
  return (
    <Box sx={{ display: 'grid', gap: 2, mt: 2 }}>
      {error !== null && <ErrorNote error={error} />}
      {!still && !busy && <Meanwhile words="A colleague has decided it meanwhile, or matched it." />}
      <Box component="form" ref={rows} noValidate autoComplete="off" onSubmit={(event) => event.preventDefault()}>
        <TextRow control={form.control} name="why" label="Why it is somebody else’s" maxLength={500} lines={2} />
      </Box>
      <Box>
        {said !== '' && <Typography variant="body2">{`They said they are ${said}.`}</Typography>}
        <FindWhose line={line} disabled={busy || !still} onPick={pick} />
      </Box>
      <Box>
        <Button onClick={onClose}>Put this away</Button>
      </Box>
      {picked && (
        <MatchQuestion
          {...{ request: seen, said, busy }}
          found={picked}
          onMatch={() => void match(picked)}
          onClose={() => setPicked(null)}
        />
      )}
    </Box>
  );
}
