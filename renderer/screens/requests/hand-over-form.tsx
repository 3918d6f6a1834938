import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useEffect, useRef } from 'react';
import { useForm } from 'react-hook-form';
import organisations from '../../../shared/codes/organisations.json' with { type: 'json' };
import { PRIVACY_TEAM } from '../../../shared/codes/organisations.ts';
import { isAboutReceiver } from '../../../shared/domain/deciding.ts';
import { BusyButton } from '../../components/busy-button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { focusField } from '../../components/form/focus-field.ts';
import { SelectRow } from '../../components/form/select-row.tsx';
import { TextRow } from '../../components/form/text-row.tsx';
import { announce } from '../../lib/announcer.ts';
import { desk } from '../../lib/desk.ts';
import { dropDraft } from '../../lib/drafts.ts';
import { useFormDraft } from '../../lib/form-draft.ts';
import { organisationWords } from '../../lib/words/organisations.ts';
import { draftAt } from './draft-at.ts';
import { backToQueue } from './queue/queue-place.ts';
import type { Request } from './requests-query.ts';
import { useSending } from './use-sending.ts';

type Props = { readonly request: Request; readonly onClose: () => void };
const WEBSITE = '0000000997';

/** To which organisation a request goes, and why; it leaves this one's list with its clock and all that happened. */
export function HandOverForm({ request, onClose }: Props) {
  const { id, version, organisation, complaint = null } = request;
  const draft = draftAt('hand-over', request);
  const form = useForm({ defaultValues: { to: '', why: '' } });
  useFormDraft(draft, form);
  const { send, busy, error } = useSending(id);
  const rows = useRef<HTMLFormElement>(null);
  useEffect(() => focusField(rows.current, 'to'), []);
  const others = organisations.filter(
    ({ touchpoint }) => touchpoint !== organisation && touchpoint !== WEBSITE && !isAboutReceiver(complaint, touchpoint),
  );
  const about = organisations.find(({ touchpoint }) => touchpoint !== organisation && isAboutReceiver(complaint, touchpoint));
  const submit = form.handleSubmit(async ({ to, why }) => {
    if (to === '') return form.setError('to', { message: 'Say to whom' }, { shouldFocus: true });
    if (why.trim() === '') return form.setError('why', { message: 'Say why' }, { shouldFocus: true });
    const said = { requestId: id, version, to, why: why.trim() };
    const end = await send((commandId) => desk.requests.handOver({ commandId, ...said }));
    if (end !== 'done') return;
    dropDraft(draft);
    announce(`Handed over to ${organisationWords(to)}.`);
    backToQueue();
  });
  return (
    <Box component="form" ref={rows} noValidate autoComplete="off" onSubmit={submit} sx={{ display: 'grid', gap: 2, mt: 2 }}>
      {error !== null && <ErrorNote error={error} />}
      <SelectRow
        control={form.control}
        name="to"
        label="To which organisation"
        options={[
          ['', ''],
          ...others.map(
            ({ touchpoint, name }) => [touchpoint, touchpoint === PRIVACY_TEAM ? `${name} (privacy team)` : name] as const,
          ),
        ]}
      />
      <TextRow control={form.control} name="why" label="Why" help="Whoever receives it reads this." maxLength={500} lines={2} />
      <Typography variant="body2">
        {about && `${about.name} is not among them: the complaint is about them. `}
        It goes with its clock and with everything that happened. Here only what was asked stays; nothing of what they do with it
        is told here.
      </Typography>
      <Box sx={{ display: 'flex', gap: 1 }}>
        <BusyButton type="submit" variant="contained" busy={busy}>
          Hand it over
        </BusyButton>
        <Button onClick={onClose}>Put this away</Button>
      </Box>
    </Box>
  );
}
