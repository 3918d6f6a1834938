import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { type FocusEvent, useEffect, useRef } from 'react';
import type { Noticed } from '../lib/use-news.ts';
import { ActionButton } from './action-button.tsx';

type Props = Pick<Noticed, 'sentences' | 'see'> & {
  readonly title: string;
  /** It stands in something that stays at the bottom by itself. */
  readonly inBar?: boolean;
};

/** What others have changed, at the foot of the screen: nothing above it moves, and no focus goes there by itself. */
export function NewsBar({ sentences, see, title, inBar = false }: Props) {
  const bar = useRef<HTMLElement>(null);
  const cameFrom = useRef<Element | null>(null);
  const count = sentences.length;
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
      <Alert
        severity="info"
        variant="outlined"
        role="group"
        action={
          <ActionButton
            group="New"
            label="I have seen this"
            letter="o"
            color="inherit"
            size="small"
            onAct={seen}
            sx={{ flexShrink: 0 }}
          />
        }
      >
        <Box sx={{ fontWeight: 650 }}>{title}</Box>
        <Box component="ul" aria-label="What is new" sx={{ m: 0, pl: 2.5 }}>
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </Box>
      </Alert>
    </Box>
  );
}

/** Should the bar lie over what has the focus, the page goes up just so far that it does not. */
function keepInSight(bar: Element): void {
  const focused = document.activeElement;
  if (!focused || focused === document.body || bar.contains(focused)) return;
  const hidden = focused.getBoundingClientRect().bottom - bar.getBoundingClientRect().top;
  if (hidden <= 0) return;
  for (const one of [document.getElementById('main'), window]) one?.scrollBy(0, hidden + 8);
}
