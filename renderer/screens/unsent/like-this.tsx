import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import type { Input } from '../../../shared/operations.ts';
import { BusyButton } from '../../components/busy-button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { Loading } from '../../components/loading.tsx';
import { Retry } from '../../components/retry.tsx';
import { findLine } from '../../lib/callers-words.ts';
import { go } from '../../lib/go.ts';
import { newId } from '../../lib/ids.ts';
import { nameIn } from '../../lib/registered.ts';
import { showDate } from '../customer/typed-date.ts';
import { LikelyList } from '../new-customer/likely-list.tsx';
import { lookForLikely } from '../new-customer/likely-query.ts';
import type { CorrectProps } from './correct.tsx';
import { replaceWith } from './replace-with.ts';

type Register = Input<'customers.register'>;

/** Somebody like this is there already: who, and the adviser's decision that it is none of them. */
export function LikeThis({ item, busy, onAct }: CorrectProps) {
  const input = item.input as Register;
  const sameNumber = item.problem?.errors?.some(({ code }) => code === 'uln-taken') ?? false;
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['likely', item.itemId],
    queryFn: () => lookForLikely(input.values),
  });
  const none = () => {
    const notThese = [...new Set([...(input.notThese ?? []), ...(data ?? []).map(({ id }) => id)])];
    return replaceWith(item, { ...input, commandId: newId(), notThese });
  };
  const find = () => {
    findLine.set(() => lineOf(input));
    go('/find');
  };
  return (
    <Box role="group" aria-label="Is it one of these?" sx={{ display: 'grid', gap: 1 }}>
      {error && <ErrorNote error={error} action={<Retry onRetry={() => refetch()} busy={isFetching} />} />}
      {!data && !error && <Loading what="who is like this" />}
      {data && data.length > 0 && <LikelyList people={data} />}
      <Box sx={{ typography: 'body2' }}>
        {data?.length === 0 && 'Nobody like this is found here any more: look in Find, or send it again as it is. '}
        {sameNumber
          ? 'The learner number is held for somebody. If it is them, take this out below; if the number is wrong, correct it.'
          : 'If it is one of them, take this out below and record what was said on their record. If it is somebody else, say so.'}
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        <BusyButton
          variant="contained"
          size="small"
          busy={busy}
          disabled={!data || data.length === 0 || sameNumber}
          onClick={() => onAct(none, 'The record is to be made, and is sent.')}
        >
          None of these, it is somebody else
        </BusyButton>
        <Button variant="outlined" size="small" onClick={find}>
          Look in Find
        </Button>
      </Box>
    </Box>
  );
}

/** What was said, as one line for Find. */
function lineOf({ values }: Register): string {
  const born = values.find(({ field }) => field === 'dateOfBirth')?.value;
  return born ? `${nameIn(values)} ${showDate(born)}` : nameIn(values);
}
