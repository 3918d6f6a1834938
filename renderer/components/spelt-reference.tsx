import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { showReference, spell } from '../../shared/domain/reference.ts';

type Props = { readonly begin: string; readonly reference: string };

/** A reference to read out, with its spelling words. `begin`: the words before it. */
export function SpeltReference({ begin, reference }: Props) {
  return (
    <Box>
      {begin} <strong>{showReference(reference)}</strong>.
      <Typography variant="caption" component="span" sx={{ display: 'block', color: 'text.secondary' }}>
        Spelt: {spell(reference).join(' ')}
      </Typography>
    </Box>
  );
}
