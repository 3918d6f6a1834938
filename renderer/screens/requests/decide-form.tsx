import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useEffect, useRef, useState } from 'react';
import { useForm } from 'react-hook-form';
import { dropDraft } from '../../lib/drafts.ts';
import { useFormDraft } from '../../lib/form-draft.ts';
import { holdUnfinished, useUnfinished } from '../../lib/go.ts';
import { decideFaultWords } from './decide-fault-words.ts';
import { DecideField } from './decide-field.tsx';
import { DecideQuestion } from './decide-question.tsx';
import { nothingTyped, type ReadDecide, readDecide, type TypedDecide } from './decide-reading.ts';
import { draftAt } from './draft-at.ts';
import { KeptTicks } from './kept-ticks.tsx';
import type { Request } from './requests-query.ts';
import { whatIsNew } from './what-is-new.ts';

type Props = {
  readonly request: Request;
  readonly today: string;
  readonly onClose: () => void;
  readonly onDone: (words: string) => void;
};

/** A decision for each value in dispute. What others do meanwhile is said, and nothing typed is lost by it. */
export function DecideForm({ request, today, onClose, onDone }: Props) {
  const draft = draftAt('decide', request);
  const form = useForm<TypedDecide>({ defaultValues: nothingTyped() });
  const { control, handleSubmit, setError, setValue, formState } = form;
  useFormDraft(draft, form);
  const [seen, setSeen] = useState(request);
  const [news, setNews] = useState<readonly string[]>([]);
  const [nothing, setNothing] = useState(false);
  const [asked, setAsked] = useState<ReadDecide | null>(null);
  const finished = useRef(false);
  const rows = useRef<HTMLFormElement>(null);
  const told = useRef<HTMLDivElement>(null);
  const { isDirty } = formState;
  useEffect(() => rows.current?.querySelector('input')?.focus(), []);
  useUnfinished(isDirty, draft);
  useEffect(() => {
    if (request === seen || finished.current) return;
    const { sentences, fields } = whatIsNew(seen, request);
    // Of a value of which something else is true now, the person chooses again; their words stay.
    for (const field of fields) if (isOpen(request, field)) setValue(`fields.${field}.decision`, '');
    setSeen(request);
    if (sentences.length === 0) return;
    setAsked(null);
    setNews(sentences);
  }, [request, seen, setValue]);
  useEffect(() => {
    if (news.length > 0) told.current?.focus();
  }, [news]);
  const submit = handleSubmit((typed) => {
    const read = readDecide(typed, seen.disputes, today);
    setNothing(read.fields.length === 0);
    const [first] = read.faults.keys();
    for (const [at, fault] of read.faults) {
      const name = at === 'ticks' ? 'tellsCourt' : (`fields.${at}.${fault === 'reasons' ? 'reasons' : 'value'}` as const);
      setError(name, { message: decideFaultWords[fault] }, { shouldFocus: at === first && at !== 'ticks' });
    }
    if (!first && read.fields.length > 0) setAsked(read);
  });
  const decided = (words: string) => {
    dropDraft(draft);
    holdUnfinished(false);
    onDone(words);
  };
  return (
    <Box component="form" ref={rows} noValidate autoComplete="off" onSubmit={submit} sx={{ display: 'grid', gap: 2 }}>
      {news.length > 0 && (
        <Alert severity="warning" variant="outlined" role="alert" ref={told} tabIndex={-1}>
          Somebody was quicker, or the record has changed. What you typed is still here; look, and choose again.
          <Box component="ul" aria-label="What is new" sx={{ m: 0, pl: 2.5 }}>
            {news.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </Box>
        </Alert>
      )}
      {seen.disputes.map((dispute) => (
        <DecideField key={dispute.field} control={control} dispute={dispute} today={today} />
      ))}
      <KeptTicks control={control} disputes={seen.disputes} />
      {nothing && <Alert severity="error">Choose a decision for at least one value.</Alert>}
      <Box sx={{ display: 'flex', gap: 1 }}>
        {seen.step === 'being-checked' && (
          <Button type="submit" variant="contained">
            Go on to decide…
          </Button>
        )}
        <Button onClick={onClose}>Put this away</Button>
      </Box>
      {asked && (
        <DecideQuestion
          request={seen}
          read={asked}
          onClose={() => setAsked(null)}
          onRecorded={() => {
            finished.current = true;
          }}
          onMovedOn={() => {
            setAsked(null);
            setNews((now) => (now.length > 0 ? now : [SOMEBODY]));
          }}
          onDone={decided}
        />
      )}
    </Box>
  );
}

const SOMEBODY = 'Somebody else has worked on this request meanwhile.';
const isOpen = ({ disputes }: Request, field: string) => disputes.some((one) => one.field === field && one.decision === null);
