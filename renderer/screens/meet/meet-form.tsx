import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { PURPOSES } from '../../../shared/domain/consent.ts';
import { londonDay } from '../../../shared/domain/day.ts';
import { BusyButton } from '../../components/busy-button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { FormBar } from '../../components/form/form-bar.tsx';
import { SelectRow } from '../../components/form/select-row.tsx';
import { TextRow } from '../../components/form/text-row.tsx';
import { TickRow } from '../../components/form/tick-row.tsx';
import { KeyHint, keyed } from '../../components/key-hint.tsx';
import { Panel } from '../../components/panel.tsx';
import { Screen } from '../../components/screen.tsx';
import { findLine } from '../../lib/callers-words.ts';
import type { Conversation } from '../../lib/conversation.ts';
import { useFormDraft } from '../../lib/form-draft.ts';
import { go, useUnfinished } from '../../lib/go.ts';
import { useShortcuts } from '../../lib/shortcuts.ts';
import { purposeWords } from '../../lib/words/purposes.ts';
import { requestKindWords } from '../../lib/words/requests.ts';
import { type HowMet, metLead, metTitle } from './how-met.ts';
import { emptyMeeting, readMeeting, type TypedMeeting, typedFromFind } from './typed-meeting.ts';
import { type Kept, meetPlace, useMeeting } from './use-meeting.ts';

type Props = {
  readonly how: HowMet;
  readonly conversation: Conversation;
  readonly onRecorded: (kept: readonly Kept[]) => void;
};
const GRID = { display: 'grid', gap: 2, gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'repeat(2, minmax(0, 1fr))' } };

/** Who they say they are, and what they said. */
export function MeetForm({ how, conversation, onRecorded }: Props) {
  const [opened] = useState(() => (how === 'nobody-found' ? typedFromFind(findLine.get(), londonDay(new Date())) : emptyMeeting));
  const form = useForm<TypedMeeting>({ defaultValues: opened });
  const { control, handleSubmit, setError, formState } = form;
  const place = meetPlace(conversation.conversationId);
  useFormDraft(place, form);
  const { record, busy, error } = useMeeting(how, conversation, onRecorded);
  const title = metTitle[how];
  const another = how === 'of-another';
  const { isDirty } = formState;
  useUnfinished(isDirty, place);
  const back = () => go('/find');
  useShortcuts(title, [{ key: 'Escape', label: 'Back to Find', run: back }]);
  const submit = handleSubmit((typed) => {
    const read = readMeeting(typed, londonDay(new Date()));
    if (!read.ok) return setError(read.field, { message: read.words }, { shouldFocus: true });
    return record(read.who, read.matters);
  });
  return (
    <Screen title={title} ownFocus width={880}>
      <Box component="form" noValidate autoComplete="off" onSubmit={submit} sx={{ display: 'grid', gap: 2 }}>
        <Typography variant="body2">{metLead[how]}</Typography>
        <Panel title={another ? 'Whom it is about' : 'Who they say they are'}>
          <Box sx={GRID}>
            <TextRow control={control} name="name" label="Full name" maxLength={200} autoFocus />
            <TextRow control={control} name="dateOfBirth" label="Date of birth" help="Day, month, year" maxLength={40} />
            <TextRow control={control} name="postcode" label="Postcode" maxLength={10} />
            <TextRow
              control={control}
              name="howToAnswer"
              label="How they want to be answered"
              help="Should no record be found: a phone number, an e-mail or an address"
              maxLength={200}
            />
          </Box>
        </Panel>
        {!another && (
          <Panel title="What they take back">
            <Box sx={{ display: 'grid' }}>
              {PURPOSES.map((purpose) => (
                <TickRow
                  key={purpose}
                  control={control}
                  name={`takesBack.${purpose}`}
                  label={`${purposeWords[purpose].title}: they no longer agree`}
                />
              ))}
            </Box>
          </Panel>
        )}
        <Panel title={another ? 'What they ask for' : 'Anything else they ask for'}>
          <Box sx={{ display: 'grid', gap: 2 }}>
            <SelectRow control={control} name="kind" label="What it is" options={[['', 'Nothing else'], ...requestKindWords]} />
            <TextRow control={control} name="words" label="In their own words" maxLength={2000} lines={2} />
          </Box>
        </Panel>
        {error !== null && <ErrorNote error={error} />}
        <FormBar>
          <BusyButton type="submit" variant="contained" busy={busy} sx={keyed}>
            {how === 'nobody-found' ? 'Take it down' : 'Keep it'} <KeyHint of="Enter" />
          </BusyButton>
          <Button onClick={back} sx={keyed}>
            Back <KeyHint of="Escape" />
          </Button>
        </FormBar>
      </Box>
    </Screen>
  );
}
