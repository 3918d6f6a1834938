import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { type ReactNode, useId } from 'react';

type Props = {
  readonly title: string;
  /** What stands at the right of the heading: a button, a count. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
};

/** A titled part of a screen. */
export function Panel({ title, aside, children }: Props) {
  const id = useId();
  return (
    <Paper component="section" variant="outlined" aria-labelledby={id} sx={{ p: { xs: 2, md: 2.5 }, minWidth: 0 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', justifyContent: 'space-between', mb: 1.5 }}>
        <Typography variant="h2" id={id} tabIndex={-1}>
          {title}
        </Typography>
        {aside}
      </Box>
      {children}
    </Paper>
  );
}
