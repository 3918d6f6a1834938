import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useEffect, useRef, useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { dropDraft } from '../../lib/drafts.ts';
import { useFormDraft } from '../../lib/form-draft.ts';
import { holdUnfinished, useUnfinished } from '../../lib/go.ts';
import { draftAt } from '../requests/draft-at.ts';
import { WhereToTurn } from '../requests/kept-ticks.tsx';
import type { Request } from '../requests/requests-query.ts';
import { EvidenceGroups } from './evidence-groups.tsx';
import { changedSince, type Evidence, partsOf } from './evidence-parts.ts';
import { EvidenceQuestion } from './evidence-question.tsx';
import { nothingDecided, type ReadEvidence, readEvidence, type TypedEvidence } from './evidence-reading.ts';

type Props = {
  readonly request: Request;
  readonly rows: readonly Evidence[];
  readonly today: string;
  /** Reads what stays again. */
  readonly onLookAgain: () => Promise<readonly Evidence[]>;
  readonly onClose: () => void;
  readonly onDone: (words: string) => void;
};

/** A decision for each part of what stays that is in question. What others do meanwhile is said; nothing typed is lost by it. */
export function EvidenceForm({ request, rows, today, onLookAgain, onClose, onDone }: Props) {
  const draft = draftAt('evidence', request);
  const form = useForm<TypedEvidence>({ defaultValues: nothingDecided(partsOf(rows)) });
  const { control, handleSubmit, setError, setValue, formState } = form;
  useFormDraft(draft, form);
  const typedNow = useWatch({ control, name: 'parts' });
  const [news, setNews] = useState<readonly string[]>([]);
  const [asked, setAsked] = useState<ReadEvidence | null>(null);
  const [fault, setFault] = useState('');
  const inside = useRef<HTMLFormElement>(null);
  const told = useRef<HTMLDivElement>(null);
  const { isDirty } = formState;
  useUnfinished(isDirty, draft);
  useEffect(() => inside.current?.querySelector('select')?.focus(), []);
  useEffect(() => {
    if (news.length > 0) told.current?.focus();
  }, [news]);
  const submit = handleSubmit((typed) => {
    const read = readEvidence(typed, partsOf(rows), today);
    const [first] = read.faults.keys();
    for (const [key, { at, words }] of read.faults)
      setError(`parts.${key}.${at}`, { message: words }, { shouldFocus: key === first });
    if (read.unticked) setError('tellsCourt', { message: TICKS });
    setFault(read.fields.length === 0 ? NOTHING : read.tooMany ? TOO_MANY : '');
    if (!first && !read.unticked && !read.tooMany && read.fields.length > 0) setAsked(read);
  });
  const movedOn = async () => {
    setAsked(null);
    const { keys, sentences } = changedSince(rows, await onLookAgain());
    // Of a part of which something else is held now, the person chooses again; what they typed stays.
    for (const key of keys) setValue(`parts.${key}.decision`, '');
    setNews(sentences.length > 0 ? sentences : [SOMEBODY]);
  };
  const decided = () => {
    dropDraft(draft);
    holdUnfinished(false);
    onDone('The decision is recorded.');
  };
  return (
    <Box component="form" ref={inside} noValidate autoComplete="off" onSubmit={submit} sx={{ display: 'grid', gap: 2 }}>
      {news.length > 0 && (
        <Alert severity="warning" variant="outlined" role="alert" ref={told} tabIndex={-1}>
          Somebody was quicker. What you typed is still here; look, and choose again.
          <Box component="ul" aria-label="What is new" sx={{ m: 0, pl: 2.5 }}>
            {news.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </Box>
        </Alert>
      )}
      <EvidenceGroups control={control} rows={rows} />
      {Object.values(typedNow).some(({ decision }) => decision === 'kept') && (
        <WhereToTurn
          control={control}
          complaint="tellsComplaint"
          commissioner="tellsCommissioner"
          court="tellsCourt"
          whose="The person"
          kind="rectification"
        />
      )}
      {fault !== '' && <Alert severity="error">{fault}</Alert>}
      <Box sx={{ display: 'flex', gap: 1 }}>
        {request.step === 'open' && (
          <Button type="submit" variant="contained">
            Go on to decide…
          </Button>
        )}
        <Button onClick={onClose}>Hide it again</Button>
      </Box>
      {asked && (
        <EvidenceQuestion
          request={request}
          read={asked}
          parts={partsOf(rows)}
          onClose={() => setAsked(null)}
          onMovedOn={() => void movedOn()}
          onDone={decided}
        />
      )}
    </Box>
  );
}

const TICKS = 'Tick all three: whoever is refused hears where to turn';
const NOTHING = 'Decide at least one part.';
const TOO_MANY = 'No more than 20 parts can be decided for one request. Leave some.';
const SOMEBODY = 'Somebody else has worked on this request meanwhile.';
