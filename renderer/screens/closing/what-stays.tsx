import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useMutation } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { EVIDENCE_REASONS } from '../../../shared/domain/closing.ts';
import { readReference } from '../../../shared/domain/reference.ts';
import type { Input } from '../../../shared/operations.ts';
import { BusyButton } from '../../components/busy-button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { SelectRow } from '../../components/form/select-row.tsx';
import { TextRow } from '../../components/form/text-row.tsx';
import { Panel } from '../../components/panel.tsx';
import { desk } from '../../lib/desk.ts';
import { go } from '../../lib/go.ts';
import { wantedAfter } from '../../lib/wanted-after.ts';
import { EvidenceTable } from './evidence-table.tsx';

type Ask = Input<'closures.evidence'>;
type Typed = { readonly reference: string; readonly because: '' | Ask['because'] };

const reasons: Record<Ask['because'], string> = {
  'payment-audit': 'A payment is audited',
  'own-request': 'The person themself asks',
};

/** What stays of somebody, by their reference alone, for one of two reasons; each look is audited, and nothing of it is kept here. */
export function WhatStays() {
  const { control, handleSubmit, setError, reset, getValues } = useForm<Typed>({ defaultValues: { reference: '', because: '' } });
  const look = useMutation({ mutationFn: (ask: Ask) => desk.closures.evidence(ask) });
  const submit = handleSubmit(({ reference, because }) => {
    const read = readReference(reference);
    if (!read.ok) return setError('reference', { message: 'This is not a reference: look for a slip' }, { shouldFocus: true });
    if (because === '') return setError('because', { message: 'Say why you look' }, { shouldFocus: true });
    look.mutate({ reference: read.reference, because });
  });
  const ask = () => {
    const read = readReference(getValues('reference'));
    wantedAfter.set(() => (read.ok ? read.reference : null));
    go('/after-closing');
  };
  const hide = () => {
    look.reset();
    reset();
  };
  return (
    <Panel title="What stays">
      <Typography variant="body2" sx={{ mb: 1.5 }}>
        After a closing only what proves a payment stays. It is found by the reference alone; that you looked, and why, is kept in
        the audit.
      </Typography>
      <Box
        component="form"
        noValidate
        autoComplete="off"
        onSubmit={submit}
        sx={{
          display: 'grid',
          gap: 1.5,
          alignItems: 'start',
          gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr auto' },
        }}
      >
        <TextRow control={control} name="reference" label="Reference of who stopped" maxLength={20} />
        <SelectRow
          control={control}
          name="because"
          label="Why you look"
          options={[['', 'Choose'], ...EVIDENCE_REASONS.map((one) => [one, reasons[one]] as const)]}
        />
        <BusyButton type="submit" variant="outlined" busy={look.isPending}>
          Show what stays
        </BusyButton>
      </Box>
      {look.error && <ErrorNote error={look.error} />}
      <Box role="status">{look.data?.items.length === 0 && <Typography variant="body2">Nothing stays under it.</Typography>}</Box>
      {look.data && look.data.items.length > 0 && (
        <>
          <EvidenceTable rows={look.data.items} />
          <Button size="small" onClick={hide}>
            Hide it again
          </Button>
        </>
      )}
      <Box sx={{ mt: 1.5, display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1.5, rowGap: 0.5 }}>
        <Button size="small" variant="outlined" aria-describedby="log-what-they-ask" onClick={ask}>
          Log what they ask
        </Button>
        <Typography variant="body2" id="log-what-they-ask" sx={{ color: 'text.secondary' }}>
          Somebody asks after closing. Whoever logs it does not decide it.
        </Typography>
      </Box>
    </Panel>
  );
}
