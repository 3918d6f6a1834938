import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import type { Output } from '../../../shared/operations.ts';
import { ErrorNote } from '../../components/error-note.tsx';
import { TextRow } from '../../components/form/text-row.tsx';
import { desk } from '../../lib/desk.ts';

export type Found = Output<'customers.find'>['results'][number];

/** The name of somebody found. */
export const foundName = ({ givenName, familyName }: Found): string => `${givenName} ${familyName}`;
/** What tells them from others of that name. */
export const foundFacts = ({ yearOfBirth, outwardPostcode }: Found): string =>
  [yearOfBirth && `born ${yearOfBirth}`, outwardPostcode].filter(Boolean).join(', ');

type Props = {
  /** What they said of themselves. */
  readonly line: string;
  readonly disabled: boolean;
  readonly onPick: (found: Found) => void;
};

/** Finds whose a request may be, as anybody is found. */
export function FindWhose({ line: said, disabled, onPick }: Props) {
  const { control, handleSubmit } = useForm({ defaultValues: { line: said } });
  const [found, setFound] = useState<readonly Found[] | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const find = handleSubmit(async ({ line }) => {
    setFailure(null);
    try {
      setFound((await desk.customers.find({ line: line.trim() || '?' })).results);
    } catch (fault) {
      setFailure(fault);
    }
  });
  return (
    <>
      <Box component="form" noValidate autoComplete="off" onSubmit={find} sx={{ display: 'grid', gap: 2, mt: 1.5 }}>
        <TextRow control={control} name="line" label="Find them" maxLength={200} />
        <Box>
          <Button type="submit" variant="outlined">
            Find
          </Button>
        </Box>
      </Box>
      {failure !== null && <ErrorNote error={failure} />}
      {found && (
        <Box role="status" sx={{ mt: 1.5 }}>
          {found.length === 0 && <Typography variant="body2">Nobody is found by that.</Typography>}
          <Box component="ul" aria-label="Found" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1 }}>
            {found.map((one) => (
              <Box component="li" key={one.id} sx={{ display: 'flex', gap: 1.5, alignItems: 'center', flexWrap: 'wrap' }}>
                <Typography>{[foundName(one), foundFacts(one)].filter(Boolean).join(', ')}</Typography>
                <Button size="small" disabled={disabled} onClick={() => onPick(one)}>
                  {`It is ${foundName(one)}’s…`}
                </Button>
              </Box>
            ))}
          </Box>
        </Box>
      )}
    </>
  );
}
