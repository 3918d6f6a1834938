import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { roomy } from '../../theme/roomy.ts';

/** The buttons under a long form, in view wherever that is scrolled to if there is room; above the labels, which float. */
export function FormBar({ children }: { readonly children: ReactNode }) {
  return (
    <Box
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        gap: 1,
        [roomy]: { position: 'sticky', bottom: 0, zIndex: 2 },
        py: 1.5,
        bgcolor: 'background.default',
        borderTop: 1,
        borderColor: 'divider',
      }}
    >
      {children}
    </Box>
  );
}
