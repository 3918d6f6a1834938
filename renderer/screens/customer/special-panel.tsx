import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useRef } from 'react';
import { useForm } from 'react-hook-form';
import { SPECIAL_CATEGORIES, SPECIAL_REASONS } from '../../../shared/domain/customer.ts';
import { ErrorNote } from '../../components/error-note.tsx';
import { focusField } from '../../components/form/focus-field.ts';
import { SelectRow } from '../../components/form/select-row.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { Panel } from '../../components/panel.tsx';
import { useShortcuts } from '../../lib/shortcuts.ts';
import { specialReasonWords, specialWords } from '../../lib/words/special.ts';
import { SpecialAnswers } from './special-answers.tsx';
import { useSpecialView } from './special-query.ts';

type Props = { readonly customerId: string; readonly conversationId: string };
type Which = (typeof SPECIAL_CATEGORIES)[number];
type Why = (typeof SPECIAL_REASONS)[number];

/** Ethnicity, disability and priority groups: hidden until asked for with a reason. */
export function SpecialPanel({ customerId, conversationId }: Props) {
  const look = useSpecialView();
  const fields = useRef<HTMLFormElement>(null);
  const { control, handleSubmit, setError } = useForm<{ which: Which | ''; why: Why | '' }>({
    defaultValues: { which: '', why: '' },
  });
  useShortcuts('Customer', [{ key: 'v', label: 'View hidden information', run: () => focusField(fields.current, 'which') }]);
  const submit = handleSubmit(({ which, why }) => {
    if (!which) return setError('which', { message: 'Choose what to show.' }, { shouldFocus: true });
    if (!why) return setError('why', { message: 'Choose the reason.' }, { shouldFocus: true });
    look.mutate({ customerId, conversationId, which, why });
  });
  return (
    <Panel title="Hidden information" aside={<KeyHint of="v" />}>
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1.5 }}>
        Shown only for a reason. Each look is recorded with your name.
      </Typography>
      {look.data ? (
        <SpecialAnswers which={look.variables.which} answers={look.data.answers} onHide={() => look.reset()} />
      ) : (
        <Box
          component="form"
          ref={fields}
          onSubmit={submit}
          noValidate
          aria-label="Hidden information"
          sx={{ display: 'grid', gap: 2 }}
        >
          <SelectRow
            control={control}
            name="which"
            label="Show"
            options={[['', 'Choose'], ...SPECIAL_CATEGORIES.map((one) => [one, specialWords[one]] as const)]}
          />
          <SelectRow
            control={control}
            name="why"
            label="Because"
            options={[['', 'Choose'], ...SPECIAL_REASONS.map((one) => [one, specialReasonWords[one]] as const)]}
          />
          {look.error !== null && <ErrorNote error={look.error} />}
          <Box>
            <Button type="submit" variant="outlined">
              Show
            </Button>
          </Box>
        </Box>
      )}
    </Panel>
  );
}
