import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { useId, useState } from 'react';

type Props = {
  readonly says: string;
  /** How the day was reached, a sentence each. */
  readonly steps: readonly string[];
  readonly late?: boolean;
};

/** A day in words. It opens how the day was reached, step by step. */
export function DayAndWhy({ says, steps, late = false }: Props) {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <Box component="span" sx={{ display: 'block' }}>
      <Link
        component="button"
        type="button"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
        sx={{ font: 'inherit', fontWeight: 650, textAlign: 'left', ...(late ? { color: 'error.main' } : {}) }}
      >
        {says}
      </Link>
      {open && (
        <Box component="ol" id={id} aria-label="How the day was reached" sx={{ m: 0, mt: 0.5, pl: 3, typography: 'body2' }}>
          {steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </Box>
      )}
    </Box>
  );
}
