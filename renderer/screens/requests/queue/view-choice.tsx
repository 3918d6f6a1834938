import Link from '@mui/material/Link';
import TextField from '@mui/material/TextField';
import { useRef } from 'react';
import { Link as Way } from 'wouter';
import { countWords, REQUEST_VIEWS } from '../../../../shared/domain/request-view.ts';
import { go } from '../../../lib/go.ts';
import { useShortcuts } from '../../../lib/shortcuts.ts';
import { QUEUE_LETTERS } from '../letters.ts';
import { viewWords } from './ask-words.ts';
import { ALL_OPEN, addressOf, HANDED_OVER, HANDED_OVER_ADDRESS, type Shown, type View } from './asked.ts';
import type { Counts } from './counts-query.ts';
import { countOf } from './views-nav.tsx';

const VIEWS: readonly View[] = [...REQUEST_VIEWS.map(({ view }) => view), 'open', 'finished'];

type Props = { readonly view: Shown; readonly counts: Counts | undefined; readonly withHandedOver: boolean };

/** The same where there is no room for a list of them: one field, each with what it holds. */
export function ViewChoice({ view, counts, withHandedOver }: Props) {
  const field = useRef<HTMLSelectElement>(null);
  useShortcuts('Requests', [{ key: QUEUE_LETTERS.views, label: 'To the views', run: () => field.current?.focus() }]);
  const unasked = counts?.noticesUnasked ?? 0;
  return (
    <>
      <TextField
        select
        size="small"
        label="View"
        value={view}
        onChange={({ target: { value } }) =>
          go(value === HANDED_OVER ? HANDED_OVER_ADDRESS : addressOf({ ...ALL_OPEN, view: value as View }))
        }
        slotProps={{ select: { native: true }, inputLabel: { shrink: true }, htmlInput: { ref: field } }}
      >
        {VIEWS.map((one) => {
          const count = countOf(counts, one);
          return (
            <option key={one} value={one}>
              {viewWords(one).label}
              {count === null ? '' : `: ${countWords(count)}`}
            </option>
          );
        })}
        {withHandedOver && <option value={HANDED_OVER}>Handed over</option>}
      </TextField>
      {view === 'to-be-told' && unasked > 0 && (
        <Link component={Way} href="/who-to-tell" sx={{ typography: 'body2' }}>
          and {countWords(unasked)} that no request asked for
        </Link>
      )}
    </>
  );
}
