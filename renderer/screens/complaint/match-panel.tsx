import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import type { Output } from '../../../shared/operations.ts';
import { ErrorNote } from '../../components/error-note.tsx';
import { TextRow } from '../../components/form/text-row.tsx';
import { Panel } from '../../components/panel.tsx';
import { desk } from '../../lib/desk.ts';
import { showDay } from '../../lib/time.ts';
import { useSending } from '../requests/use-sending.ts';
import { isOpen, isUnmatched, type PartProps } from './answer-parts.tsx';

type Found = Output<'customers.find'>['results'][number];

/** Whose request it is: found as anybody is found, and confirmed by a person. */
export function MatchPanel({ request, roles, onDone }: PartProps) {
  const { id, version, name, whoDateOfBirth, whoPostcode } = request;
  const said = [name, whoDateOfBirth && showDay(whoDateOfBirth), whoPostcode].filter(Boolean).join(', ');
  const { control, handleSubmit } = useForm({ defaultValues: { line: [name, whoPostcode].filter(Boolean).join(' ') } });
  const [found, setFound] = useState<readonly Found[] | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const { send, busy, error } = useSending(id);
  if (!isUnmatched(request) || !isOpen(request) || request.step !== 'open' || !roles.includes('supervisor')) return null;
  const find = handleSubmit(async ({ line }) => {
    setFailure(null);
    try {
      setFound((await desk.customers.find({ line: line.trim() || '?' })).results);
    } catch (fault) {
      setFailure(fault);
    }
  });
  const match = async ({ id: customerId }: Found) => {
    const end = await send((commandId) =>
      desk.requests.match({ commandId, requestId: id, version, customerId, confirmed: true }),
    );
    if (end === 'done') onDone('It is theirs now. Its words and its day stay.');
  };
  return (
    <Panel title="Whose it is">
      <Typography variant="body2">{said ? `They say they are ${said}.` : 'They have not said who they are.'}</Typography>
      <Box component="form" noValidate autoComplete="off" onSubmit={find} sx={{ display: 'grid', gap: 2, mt: 1.5 }}>
        <TextRow control={control} name="line" label="Find them" maxLength={200} />
        <Box>
          <Button type="submit" variant="outlined">
            Find
          </Button>
        </Box>
      </Box>
      {(failure ?? error) !== null && <ErrorNote error={failure ?? error} />}
      {found && (
        <Box role="status" sx={{ mt: 1.5 }}>
          {found.length === 0 && <Typography variant="body2">Nobody is found by that.</Typography>}
          <Box component="ul" aria-label="Found" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1 }}>
            {found.map((one) => (
              <Box component="li" key={one.id} sx={{ display: 'flex', gap: 1.5, alignItems: 'center', flexWrap: 'wrap' }}>
                <Typography>
                  {[`${one.givenName} ${one.familyName}`, one.yearOfBirth && `born ${one.yearOfBirth}`, one.outwardPostcode]
                    .filter(Boolean)
                    .join(', ')}
                </Typography>
                <Button size="small" disabled={busy} onClick={() => match(one)}>
                  {`It is ${one.givenName} ${one.familyName}’s`}
                </Button>
              </Box>
            ))}
          </Box>
        </Box>
      )}
    </Panel>
  );
}
