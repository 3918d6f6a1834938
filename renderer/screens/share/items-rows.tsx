import Box from '@mui/material/Box';
import FormHelperText from '@mui/material/FormHelperText';
import Typography from '@mui/material/Typography';
import { type Control, useFormState } from 'react-hook-form';
import { TickRow } from '../../components/form/tick-row.tsx';
import { gateWords } from '../../lib/words/gates.ts';
import { listWords } from '../../lib/words/list-words.ts';
import { itemLabels } from '../../lib/words/sharing.ts';
import type { TypedShare } from './typed-share.ts';
import type { MayGo } from './what-may-go.ts';

type Props = { readonly control: Control<TypedShare>; readonly mayGo: MayGo };

/** What of the record goes: what may go is ticked one by one, what may not stands below with the reason. */
export function ItemsRows({ control, mayGo: { open, shut } }: Props) {
  const { errors } = useFormState({ control });
  const fault = errors.root?.items?.message;
  return (
    <>
      <Box
        role="group"
        aria-label="What goes"
        sx={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(15rem, 1fr))', columnGap: 2 }}
      >
        {open.map((item) => (
          <TickRow key={item} control={control} name={`items.${item}`} label={itemLabels[item]} />
        ))}
      </Box>
      {fault && (
        <FormHelperText error role="alert">
          {fault}
        </FormHelperText>
      )}
      {shut.length > 0 && (
        <Box sx={{ mt: 2, borderTop: 1, borderColor: 'divider', pt: 1.5 }}>
          <Typography variant="h3" sx={{ mb: 0.5 }}>
            What does not go to them
          </Typography>
          <Box
            component="ul"
            aria-label="What does not go to them"
            sx={{ listStyle: 'none', p: 0, m: 0, display: 'grid', gap: 1 }}
          >
            {shut.map(({ gate, items }) => (
              <Box component="li" key={gate} sx={{ typography: 'body2', pl: 1.5, borderLeft: 3, borderColor: 'divider' }}>
                <Box sx={{ fontWeight: 600 }}>
                  {listWords(items.map((item, index) => (index === 0 ? itemLabels[item] : lower(itemLabels[item]))))}
                </Box>
                <Box sx={{ color: 'text.secondary' }}>{gateWords[gate]}</Box>
              </Box>
            ))}
          </Box>
        </Box>
      )}
    </>
  );
}

const lower = (label: string) => label.charAt(0).toLowerCase() + label.slice(1);
