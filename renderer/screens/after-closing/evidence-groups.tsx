import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { Control } from 'react-hook-form';
import { type Evidence, groupsOf } from './evidence-parts.ts';
import type { TypedEvidence } from './evidence-reading.ts';
import { EvidenceRow } from './evidence-row.tsx';

type Props = { readonly control: Control<TypedEvidence>; readonly rows: readonly Evidence[] };

/** What stays, the person first and then session by session; a print of the window leaves it out. */
export function EvidenceGroups({ control, rows }: Props) {
  return (
    <Box sx={{ display: 'grid', gap: 2, '@media print': { display: 'none' } }}>
      {groupsOf(rows).map(({ title, parts }) => (
        <Box key={parts[0]?.key} component="section" aria-label={title} sx={{ minWidth: 0 }}>
          <Typography variant="h3">{title}</Typography>
          <Box component="ul" aria-label={`What stays of it: ${title}`} sx={{ listStyle: 'none', p: 0, m: 0 }}>
            {parts.map((part) => (
              <EvidenceRow key={part.key} control={control} part={part} />
            ))}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
