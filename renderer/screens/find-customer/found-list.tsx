import Box from '@mui/material/Box';
import { useEffect } from 'react';
import type { Output } from '../../../shared/operations.ts';
import { FoundPerson } from './found-person.tsx';

type Found = Output<'customers.find'>['results'][number];
type Props = {
  readonly results: readonly Found[];
  readonly active: number;
  readonly stale: boolean;
  readonly onOpen: (index: number) => void;
};

export const optionId = (index: number): string => `found-${index}`;

/** The people found, best first. The field keeps the focus; the chosen one is marked. */
export function FoundList({ results, active, stale, onOpen }: Props) {
  useEffect(() => {
    if (active >= 0) document.getElementById(optionId(active))?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <Box
      id="found"
      role="listbox"
      aria-label="People found"
      sx={{
        border: results.length > 0 ? 1 : 0,
        borderColor: 'divider',
        borderRadius: 1.5,
        overflow: 'hidden',
        bgcolor: 'background.paper',
        opacity: stale ? 0.65 : 1,
      }}
    >
      {results.map((person, index) => (
        <FoundPerson
          key={person.id}
          id={optionId(index)}
          person={person}
          active={index === active}
          onOpen={() => onOpen(index)}
        />
      ))}
    </Box>
  );
}
