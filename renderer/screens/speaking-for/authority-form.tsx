import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import type { AuthorityKind } from '../../../shared/domain/authority.ts';
import { londonDay } from '../../../shared/domain/day.ts';
import { BusyButton } from '../../components/busy-button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { DayRow } from '../../components/form/day-row.tsx';
import { SelectRow } from '../../components/form/select-row.tsx';
import { TextRow } from '../../components/form/text-row.tsx';
import { TickRow } from '../../components/form/tick-row.tsx';
import { KeyHint, keyed } from '../../components/key-hint.tsx';
import { SavedTruth } from '../../components/saved-truth.tsx';
import type { Conversation } from '../../lib/conversation.ts';
import { dropDraft, useDroppedOnLeaving } from '../../lib/drafts.ts';
import { useFormDraft } from '../../lib/form-draft.ts';
import { useUnfinished } from '../../lib/go.ts';
import { kindWords } from '../../lib/words/authority.ts';
import { emptyAuthority, isPaper, readAuthority, type TypedAuthority } from './typed-authority.ts';
import { useAuthorising } from './use-authorising.ts';

type Props = {
  readonly customerId: string;
  readonly conversation: Conversation;
  /** Who may speak, where they have said their name. */
  readonly name: string;
  /** What it may rest on here, the likeliest first. */
  readonly kinds: readonly AuthorityKind[];
  /** Where what is typed is kept. */
  readonly place: string;
  readonly onRecorded?: () => void;
};

/** Who may speak, on what, for what and how long. Given while somebody else holds the conversation, it counts there once it is received. */
export function AuthorityForm({ customerId, conversation, name, kinds, place, onRecorded }: Props) {
  const today = londonDay(new Date());
  const { record, busy, error } = useAuthorising(customerId, conversation);
  const [itemId, setItemId] = useState<string | null>(null);
  const form = useForm<TypedAuthority>({ defaultValues: emptyAuthority(kinds[0] ?? 'said-by-customer', name) });
  const { control, handleSubmit, setError, formState } = form;
  useFormDraft(place, form);
  // Leaving the form gives it up; a lock, a reload or another tab does not.
  useDroppedOnLeaving(place);
  useUnfinished(formState.isDirty && itemId === null, place);
  const { kind, lasting } = useWatch({ control }) as TypedAuthority;
  const submit = handleSubmit(async (typed) => {
    const read = readAuthority(typed, kinds, today);
    if (!read.ok) return setError(read.field, { message: read.words }, { shouldFocus: true });
    const recorded = await record(read.part);
    if (recorded === null) return;
    dropDraft(place);
    setItemId(recorded);
    onRecorded?.();
  });
  if (itemId !== null) return <SavedTruth itemId={itemId} />;
  const paper = isPaper(kind);
  // What came back may rest on what is not possible yet: it stays, and is checked when it is recorded.
  const offered = kinds.includes(kind) ? kinds : [kind, ...kinds];
  return (
    <Box component="form" noValidate autoComplete="off" onSubmit={submit} sx={{ display: 'grid', gap: 2 }}>
      <SelectRow control={control} name="kind" label="What it rests on" options={offered.map((one) => [one, kindWords[one]])} />
      {kind === 'parent' && (
        <Typography variant="body2">
          A parent speaks for somebody from 13 to 17 only if the young person says so themself, or a supervisor decides it.
        </Typography>
      )}
      <TextRow control={control} name="name" label="Full name of who may speak" maxLength={100} autoFocus />
      <TextRow
        control={control}
        name="seenOrHeard"
        label={paper ? 'What you saw' : 'What you heard'}
        help={
          paper ? 'Such as: the registered document of 3 March 2026' : 'Such as: “my sister may talk to you about everything”'
        }
        maxLength={200}
      />
      <Box role="group" aria-label="What it is for" sx={{ display: 'grid' }}>
        <Typography variant="h3" component="h3">
          What it is for
        </Typography>
        <Typography variant="body2">Hearing what we hold, and besides:</Typography>
        <TickRow control={control} name="consents" label="Giving and taking back consents" />
        <TickRow control={control} name="details" label="Changing details" />
        <TickRow control={control} name="requests" label="Saying that something is wrong" />
      </Box>
      <SelectRow
        control={control}
        name="lasting"
        label="How long it counts"
        options={[
          ...(paper ? [] : [['conversation', 'For this conversation only'] as const]),
          ['day', 'Until a day'],
          ['open', 'Until it is ended'],
        ]}
      />
      {lasting === 'day' && <DayRow control={control} name="until" label="Last day" min={today} />}
      {error !== null && <ErrorNote error={error} />}
      <Box>
        <BusyButton type="submit" variant="contained" busy={busy} sx={keyed}>
          Record who may speak <KeyHint of="Enter" />
        </BusyButton>
      </Box>
    </Box>
  );
}
