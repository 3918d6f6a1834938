import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import type { Standing } from './machine-words.ts';

/** The shape over each computer, so that none is told by its colour alone. */
const SHAPES: Record<Standing, { readonly color: string; readonly shape: ReactNode }> = {
  ok: { color: 'success.main', shape: <path d="M17 17.5l5 5 9-10" /> },
  amber: { color: 'warning.main', shape: <path d="M24 9l9.5 16h-19zM24 15v5M24 22.4v.2" /> },
  red: { color: 'error.main', shape: <path d="M20 8.5h8l5 5v7l-5 5h-8l-5-5v-7zM24 12v6M24 21.4v.2" /> },
  lost: { color: 'error.main', shape: <path d="M20 14a4 4 0 1 1 5.4 3.7c-1 .4-1.4 1-1.4 2.3M24 23.4v.2" /> },
};

/** A computer, with a tick, a triangle, an octagon or a question mark on its screen. A dashed frame: nobody knows where it is. */
export function StandingMark({ standing }: { readonly standing: Standing }) {
  const { color, shape } = SHAPES[standing];
  return (
    <Box
      component="svg"
      viewBox="0 0 48 40"
      aria-hidden="true"
      sx={{
        ...{ width: 60, height: 50, flex: 'none', color, fill: 'none', stroke: 'currentColor', strokeWidth: 2.2 },
        ...{ strokeLinecap: 'round', strokeLinejoin: 'round' },
      }}
    >
      <rect x="8" y="3" width="32" height="27" rx="3" strokeDasharray={standing === 'lost' ? '4 4' : undefined} />
      <path d="M3 36h42" />
      {shape}
    </Box>
  );
}
