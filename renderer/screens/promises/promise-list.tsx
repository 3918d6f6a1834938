import Box from '@mui/material/Box';
import { useLayoutEffect, useRef } from 'react';
import { londonDay } from '../../../shared/domain/day.ts';
import { useNow } from '../../lib/now.ts';
import { PromiseRow } from './promise-row.tsx';
import type { Promised } from './promises-query.ts';

type Props = {
  readonly items: readonly Promised[];
  readonly label: string;
  /** Whether one is about what is on screen: then its words need not say whom or which. */
  readonly here?: (one: Promised) => boolean;
};

/** Promises in the order of their days: what is late and due today first. One that has its end leaves the focus to the next. */
export function PromiseList({ items, label, here = () => false }: Props) {
  const today = londonDay(useNow(60));
  const list = useRef<HTMLUListElement>(null);
  /** The promise that got its end here and where it stands, until the list says so too. */
  const ended = useRef<{ readonly id: string; readonly index: number } | null>(null);
  useLayoutEffect(() => {
    const one = ended.current;
    if (one === null || !list.current || items.some(({ id, state }) => id === one.id && state === 'open')) return;
    ended.current = null;
    if (!isHeld()) focusNext(list.current, one.index);
  }, [items]);
  return (
    <Box component="ul" ref={list} aria-label={label} sx={{ listStyle: 'none', p: 0, m: 0 }}>
      {items.map((one, index) => (
        <PromiseRow
          key={one.id}
          one={one}
          today={today}
          here={here(one)}
          onEnded={() => {
            ended.current = { id: one.id, index };
          }}
        />
      ))}
    </Box>
  );
}

/** Whether the focus is somewhere: whoever went on to something else stays there. */
const isHeld = () => document.activeElement !== null && document.activeElement.matches('body, :disabled') === false;

/** To what can be done next: in the row that has come into its place, in one behind it, or to the heading above. */
function focusNext(list: HTMLUListElement, from: number): void {
  const rows = [...list.children].slice(Math.min(from, list.children.length - 1));
  const next = rows.map((row) => row.querySelector('button')).find((button) => button !== null);
  const heading = list.closest('section')?.querySelector('h2');
  (next ?? heading)?.focus();
}
