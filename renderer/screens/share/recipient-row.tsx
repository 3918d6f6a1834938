import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { type Control, useController } from 'react-hook-form';
import { RECIPIENT_KINDS } from '../../../shared/domain/disclosure.ts';
import type { Recipient } from '../../lib/recipients.ts';
import { recipientKindWords, toldByWords } from '../../lib/words/sharing.ts';
import type { TypedShare } from './typed-share.ts';

type Props = {
  readonly control: Control<TypedShare>;
  readonly recipients: readonly Recipient[];
  readonly chosen: Recipient | undefined;
};

/** Who gets it, from the list by kind, as the system's own list; under it how they are told. */
export function RecipientRow({ control, recipients, chosen }: Props) {
  const {
    field: { ref, ...field },
    fieldState,
  } = useController({ control, name: 'recipientId' });
  const kinds = RECIPIENT_KINDS.filter((kind) => recipients.some((one) => one.kind === kind));
  return (
    <Box sx={{ display: 'grid', gap: 1 }}>
      <TextField
        {...field}
        inputRef={ref}
        select
        autoFocus
        label="Who gets it"
        fullWidth
        size="small"
        error={fieldState.invalid}
        helperText={fieldState.error?.message}
        slotProps={{ select: { native: true }, inputLabel: { shrink: true } }}
      >
        <option value="">Choose</option>
        {kinds.map((kind) => (
          <optgroup key={kind} label={recipientKindWords[kind]}>
            {recipients
              .filter((one) => one.kind === kind)
              .map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
          </optgroup>
        ))}
      </TextField>
      {chosen && (
        <Box sx={{ typography: 'body2', color: 'text.secondary', overflowWrap: 'anywhere' }}>
          {toldByWords[chosen.toldBy]}: {chosen.contact}
        </Box>
      )}
    </Box>
  );
}
