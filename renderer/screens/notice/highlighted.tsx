import { styled } from '@mui/material/styles';
import { Fragment } from 'react';
import { type Needles, rangesIn } from './search-notice.ts';

const Mark = styled('mark')({
  backgroundColor: '#ffe08a',
  color: '#16222a',
  borderRadius: 2,
  scrollMarginBlock: '9rem',
  '&[data-current]': { backgroundColor: '#f7b500', outline: '3px solid var(--desk-palette-primary-main)', outlineOffset: 1 },
});

/** A text with what was searched for marked in it. */
export function Highlighted({ text, needles }: { readonly text: string; readonly needles: Needles }) {
  const ranges = rangesIn(text, needles);
  return (
    <>
      {ranges.map(({ from, to }, index) => (
        <Fragment key={from}>
          {text.slice(ranges[index - 1]?.to ?? 0, from)}
          <Mark>{text.slice(from, to)}</Mark>
        </Fragment>
      ))}
      {text.slice(ranges.at(-1)?.to ?? 0)}
    </>
  );
}
