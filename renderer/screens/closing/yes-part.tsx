import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import { useRef } from 'react';
import { type Control, useController } from 'react-hook-form';
import { showReference } from '../../../shared/domain/reference.ts';
import { TextRow } from '../../components/form/text-row.tsx';
import { KeyHint, keyed } from '../../components/key-hint.tsx';
import { Panel } from '../../components/panel.tsx';
import { useShortcuts } from '../../lib/shortcuts.ts';
import type { TypedClosing } from './typed-closing.ts';

type Props = { readonly control: Control<TypedClosing>; readonly reference: string; readonly young: boolean };

const YES = 'They heard all of it and say yes';
const YES_YOUNG = 'They said it back in their own words, and say yes';

/** The customer's yes, and the reference typed: the one record that is meant. */
export function YesPart({ control, reference, young }: Props) {
  const { field, fieldState } = useController({ control, name: 'yes' });
  const label = young ? YES_YOUNG : YES;
  const box = useRef<HTMLInputElement>(null);
  const turn = () => {
    field.onChange(!field.value);
    // What is next, the reference, is one Tab away.
    box.current?.focus();
  };
  useShortcuts('Stop using the service', [{ key: 'y', label, run: turn }]);
  return (
    <Panel title="Their yes">
      <Box sx={{ display: 'grid', gap: 1.5 }}>
        <Box>
          <FormControlLabel
            label={
              <Box component="span" sx={keyed}>
                {label} <KeyHint of="y" />
              </Box>
            }
            control={
              <Checkbox
                size="small"
                name={field.name}
                checked={field.value}
                onChange={field.onChange}
                onBlur={field.onBlur}
                slotProps={{
                  input: {
                    ...{ ref: box, 'aria-keyshortcuts': 'Y Alt+Y' },
                    ...(fieldState.invalid ? { 'aria-invalid': true, 'aria-describedby': 'yes-missing' } : {}),
                  },
                }}
              />
            }
          />
          {fieldState.error?.message && (
            <FormHelperText error id="yes-missing">
              {fieldState.error.message}
            </FormHelperText>
          )}
        </Box>
        <Box>
          Their reference is <strong>{showReference(reference)}</strong>. Compare it with what they say.
        </Box>
        <TextRow control={control} name="typedReference" label="Type the customer’s reference to confirm" maxLength={20} />
      </Box>
    </Panel>
  );
}
