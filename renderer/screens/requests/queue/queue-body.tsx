import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, type ReactNode, type RefObject, useLayoutEffect } from 'react';
import type { Listed } from '../requests-query.ts';
import type { Layout } from './columns.ts';
import type { Shown } from './held.ts';
import { QueueRow } from './queue-row.tsx';
import { HEAD_HEIGHT } from './queue-style.ts';
import { useFlight } from './use-flight.ts';
import { useReadOn } from './use-read-on.ts';

type Props = {
  readonly rows: readonly Shown<Listed>[];
  readonly today: string;
  readonly layout: Layout;
  /** Of a row, in pixels. */
  readonly height: number;
  /** The marked rows; null where nothing can be marked. */
  readonly marked: ReadonlySet<string> | null;
  readonly scroller: RefObject<HTMLElement | null>;
  /** The row that is reached by Tab. */
  readonly at: number;
  readonly onReadOn: (() => void) | null;
  /** Rows were drawn: one of them may be waiting for the focus. */
  readonly onDrawn: () => void;
};

const OVERSCAN = 5;

/** The rows in sight and a few more. While the list is scrolled this alone is drawn anew, not the table round it. */
export const QueueBody = memo(function QueueBody(props: Props) {
  const { rows, today, layout, height, marked, scroller, at, onReadOn, onDrawn } = props;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: OVERSCAN,
    scrollMargin: HEAD_HEIGHT,
    scrollPaddingStart: HEAD_HEIGHT,
    rangeExtractor: ({ startIndex, endIndex, overscan, count }) => {
      const [first, last] = [Math.max(0, startIndex - overscan), Math.min(count - 1, endIndex + overscan)];
      const drawn = Array.from({ length: last - first + 1 }, (_, index) => first + index);
      // The row with the focus is drawn wherever it is: it would lose it otherwise.
      return at < 0 || (at >= first && at <= last) ? drawn : at < first ? [at, ...drawn] : [...drawn, at];
    },
  });
  // Rows of another height now: what was reckoned with the old one does not hold.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the height makes it do so again
  useLayoutEffect(() => virtual.measure(), [height]);
  useLayoutEffect(onDrawn);
  const drawn = virtual.getVirtualItems();
  const flies = useFlight({ offset: virtual.scrollOffset ?? 0, scrolling: virtual.isScrolling, height });
  useReadOn(drawn.at(-1)?.index ?? 0, rows.length, onReadOn);
  const columns = layout.columns.length + (marked === null ? 0 : 1);
  const body: ReactNode[] = [];
  let [end, spaces] = [HEAD_HEIGHT, 0];
  const space = (to: number) => {
    if (to > end) body.push(<Space key={`space ${spaces++}`} height={to - end} columns={columns} />);
  };
  for (const { index, start } of drawn) {
    const one = rows[index];
    if (!one) continue;
    space(start);
    end = start + height;
    body.push(
      <QueueRow
        key={one.row.id}
        one={one}
        index={index}
        layout={layout}
        today={today}
        current={index === at}
        marked={marked === null ? null : marked.has(one.row.id)}
        // The row with the focus stays as it is: another element would lose it.
        whole={!flies || index === at}
      />,
    );
  }
  space(HEAD_HEIGHT + rows.length * height);
  return <tbody>{body}</tbody>;
});

function Space({ height, columns }: { readonly height: number; readonly columns: number }) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: room for what is not drawn, which takes no focus
    <tr aria-hidden="true" style={{ height }}>
      <td colSpan={columns} style={{ padding: 0, border: 0 }} />
    </tr>
  );
}
