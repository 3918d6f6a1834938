import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import { type FocusEvent, useEffect, useLayoutEffect, useRef } from 'react';
import type { Noticed } from '../lib/use-news.ts';
import { keepAboveStateLine } from './above-state-line.ts';
import { ActionButton } from './action-button.tsx';
import { PASSING_LETTERS } from './frame-letters.ts';

type Props = Pick<Noticed, 'sentences' | 'see'> & {
  readonly title: string;
  /** It stands in something that stays at the bottom by itself. */
  readonly inBar?: boolean;
};

/** Pixels between the bar, with what it may stand in, and what has the focus. */
const CLEARANCE = 24;

/** What others have changed, at the foot of the screen: nothing above it moves, and no focus goes there by itself. */
export function NewsBar({ sentences, see, title, inBar = false }: Props) {
  const bar = useRef<HTMLElement>(null);
  const cameFrom = useRef<Element | null>(null);
  const count = sentences.length;
  useLayoutEffect(() => {
    if (count > 0 && bar.current && !inBar) return keepAboveStateLine(bar.current);
  }, [count, inBar]);
  useEffect(() => {
    if (count > 0 && bar.current) keepInSight(bar.current);
  }, [count]);
  if (count === 0) return null;
  const noted = ({ relatedTarget }: FocusEvent) => {
    if (!bar.current?.contains(relatedTarget)) cameFrom.current = relatedTarget;
  };
  const seen = () => {
    const isHere = bar.current?.contains(document.activeElement);
    see();
    // The button goes: whoever pressed it is put back where they were.
    if (isHere && cameFrom.current instanceof HTMLElement) cameFrom.current.focus();
  };
  return (
    <Box
      component="section"
      aria-label="New"
      ref={bar}
      onFocus={noted}
      sx={inBar ? { width: '100%' } : { position: 'sticky', bottom: 0, zIndex: 1, mt: 2, pb: 1, bgcolor: 'background.default' }}
    >
      <Paper
        variant="outlined"
        sx={{
          ...{
            display: 'flex',
            flexWrap: 'wrap',
            alignItems: 'center',
            columnGap: 2,
            rowGap: 0.5,
            px: { xs: 1.5, md: 2 },
            py: { xs: 0.5, md: 1 },
          },
          ...{ typography: { xs: 'caption', md: 'body2' }, borderColor: 'primary.main', borderLeftWidth: 6 },
        }}
      >
        <Box sx={{ flex: '1 1 14rem', minWidth: 0, overflowWrap: 'break-word' }}>
          <Box sx={{ fontWeight: 650 }}>{title}</Box>
          <Box component="ul" aria-label="What is new" sx={{ m: 0, pl: 2.5 }}>
            {sentences.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </Box>
        </Box>
        <ActionButton group="New" label="I have seen this" letter={PASSING_LETTERS.seen} size="small" onAct={seen} />
      </Paper>
    </Box>
  );
}

/** Should the bar lie over what has the focus, the page goes up just so far that it does not. */
function keepInSight(bar: Element): void {
  const focused = document.activeElement;
  if (!focused || focused === document.body || bar.contains(focused)) return;
  const hidden = focused.getBoundingClientRect().bottom - bar.getBoundingClientRect().top;
  if (hidden <= -CLEARANCE) return;
  for (const one of [document.getElementById('main'), window]) one?.scrollBy(0, hidden + CLEARANCE);
}
