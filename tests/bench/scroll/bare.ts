import { useVirtualizer } from '@tanstack/react-virtual';
import { createElement, useRef } from 'react';
import { createRoot } from 'react-dom/client';

type Options = {
  readonly rows: number;
  readonly height: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly box: number;
};

const COLUMNS = 5;

/** A virtual table of plain rows and nothing else: what scrolling costs at the least with these libraries. */
function Bare({ rows, height }: Options) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 12,
  });
  const drawn = virtual.getVirtualItems();
  const space = (key: string, of: number) =>
    createElement('tr', { key, style: { height: of } }, createElement('td', { colSpan: COLUMNS }));
  const cells = (index: number) =>
    Array.from({ length: COLUMNS }, (_, column) => createElement('td', { key: column }, `Row ${index}, column ${column}`));
  return createElement(
    'div',
    { ref: scroller, id: 'bare', style: { height: '100%', overflow: 'auto', overflowAnchor: 'none' } },
    createElement(
      'table',
      { style: { tableLayout: 'fixed', width: '100%', borderSpacing: 0 } },
      createElement(
        'tbody',
        null,
        space('above', drawn[0]?.start ?? 0),
        ...drawn.map(({ index }) => createElement('tr', { key: index, style: { height } }, ...cells(index))),
        space('below', virtual.getTotalSize() - (drawn.at(-1)?.end ?? 0)),
      ),
    ),
  );
}

/** Lays it over the page, out of sight until it is its turn. */
function show(options: Options): void {
  const place = document.createElement('div');
  place.id = 'bare-place';
  const { left, top, width, box } = options;
  Object.assign(place.style, { position: 'fixed', left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${box}px` });
  Object.assign(place.style, { background: 'Canvas', zIndex: '5', display: 'none' });
  document.body.append(place);
  createRoot(place).render(createElement(Bare, options));
}

Object.assign(window, { showBare: show });
