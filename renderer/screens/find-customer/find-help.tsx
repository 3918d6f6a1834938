import Box from '@mui/material/Box';
import type { Output } from '../../../shared/operations.ts';

type Props = {
  readonly empty: boolean;
  /** The line says enough to look for somebody. */
  readonly enough: boolean;
  readonly found: Output<'customers.find'> | undefined;
};

/** What to do next, in plain words, under the results. */
export function FindHelp(props: Props) {
  const words = helpWords(props);
  if (!words) return null;
  return <Box sx={{ typography: 'body2', color: 'text.secondary', mt: 1.5, px: 0.5 }}>{words}</Box>;
}

function helpWords({ empty, enough, found }: Props): string | null {
  if (empty) return 'Results come as you type. Use the arrow keys and Enter to open somebody, Escape to clear the line.';
  if (!enough) return 'That is too little to look for. Add a letter or another word.';
  if (!found) return null;
  if (found.results.length === 0)
    return 'Nobody found. Ask for the spelling, or for something else: a date of birth, a postcode, a phone number.';
  if (found.more) return `These are the first ${found.results.length}. Add another word to see fewer.`;
  return found.results.length === 1 ? 'Enter opens this record.' : null;
}
