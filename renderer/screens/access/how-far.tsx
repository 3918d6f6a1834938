import Box from '@mui/material/Box';
import { showDay } from '../../lib/time.ts';
import type { Request } from '../requests/requests-query.ts';
import { destinationWords, sentWords } from './access-words.ts';
import type { Work } from './work-query.ts';

/** How far it is with what goes to the customer, a line for each step. */
export function HowFar({ label, lines }: { readonly label: string; readonly lines: readonly string[] }) {
  return (
    <Box component="ul" aria-label={label} sx={{ mt: 1, mb: 0, pl: 2.5, typography: 'body2' }}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </Box>
  );
}

/** Where it goes, or who settles that. */
export const settledLine = ({ goesTo, settledAt }: Pick<Work, 'goesTo' | 'settledAt'>): string =>
  goesTo === null
    ? 'Where it goes is not settled: whoever speaks with the customer notes it at level 3, under Send me my information.'
    : `${destinationWords[goesTo]}${settledAt ? `, as the customer said on ${showDay(settledAt)}` : ''}.`;

/** That it went, and how; none while it has not. */
export const sentLines = ({ sent }: Pick<Work, 'sent'>, request: Pick<Request, 'customerId'>): readonly string[] =>
  sent ? [`Sent on ${showDay(sent.on)}. ${sentWords(sent.how, request)}.`] : [];
