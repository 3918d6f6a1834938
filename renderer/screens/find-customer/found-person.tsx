import Box from '@mui/material/Box';
import type { Output } from '../../../shared/operations.ts';
import { FoundFacts } from './found-facts.tsx';

type Props = {
  readonly id: string;
  readonly person: Output<'customers.find'>['results'][number];
  readonly active: boolean;
  readonly onOpen: () => void;
};

/** One person found: the minimal fields that tell namesakes apart, and why they were found. */
export function FoundPerson({ id, person, active, onOpen }: Props) {
  return (
    // The field above has the focus and the keys; a listbox option only takes the mouse.
    <Box
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      onClick={onOpen}
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: '1fr', sm: '1.1fr 1fr' },
        columnGap: 2,
        px: 2,
        py: 1.25,
        cursor: 'pointer',
        borderTop: 1,
        borderColor: 'divider',
        borderLeft: '4px solid transparent',
        '&:first-of-type': { borderTop: 0 },
        '&:hover': { bgcolor: 'action.hover' },
        '&[aria-selected="true"]': { bgcolor: 'action.selected', borderLeftColor: 'primary.main' },
      }}
    >
      <FoundFacts person={person} />
    </Box>
  );
}
