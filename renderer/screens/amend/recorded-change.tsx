import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { ReadBack } from '../../components/read-back.tsx';
import type { FieldChange } from '../../lib/changed.ts';
import { readBackChanges } from './read-back-changes.ts';

export type RecordedChanges = { readonly itemId: string; readonly changes: readonly FieldChange[] };
type Props = {
  readonly title: string;
  readonly customerId: string;
  readonly recorded: RecordedChanges;
  readonly lead: ReactNode;
};

/** After recording changes: what to read back. */
export function RecordedChange({ title, customerId, recorded: { itemId, changes }, lead }: Props) {
  return (
    <ReadBack title={title} customerId={customerId} itemId={itemId} lead={lead}>
      {readBackChanges(changes).map((sentence) => (
        <Box key={sentence}>{sentence}</Box>
      ))}
    </ReadBack>
  );
}
