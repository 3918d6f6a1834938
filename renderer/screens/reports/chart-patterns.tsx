import { FILLS, type Fill } from './chart-fills.ts';

const SIZE = 8;

/** The patterns that the parts of bars are filled with, once for the screen. */
export function ChartPatterns() {
  return (
    <svg width="0" height="0" aria-hidden="true" focusable="false" style={{ position: 'absolute' }}>
      <defs>
        {FILLS.map((fill) => (
          <pattern key={fill.id} id={`chart-${fill.id}`} width={SIZE} height={SIZE} patternUnits="userSpaceOnUse">
            <Tile fill={fill} />
          </pattern>
        ))}
      </defs>
    </svg>
  );
}

/** One tile: the colour, and the ground showing through where the pattern is. */
function Tile({ fill: { id, colour } }: { readonly fill: Fill }) {
  const ground = 'var(--desk-palette-background-paper)';
  const line = { stroke: ground, strokeWidth: 2 };
  return (
    <>
      <rect width={SIZE} height={SIZE} style={{ fill: `var(${colour})` }} />
      {(id === 'stripes' || id === 'cross') && <path d="M-2 6 L2 10 M-1 -1 L9 9 M6 -2 L10 2" style={line} />}
      {id === 'cross' && <path d="M-2 2 L2 -2 M-1 9 L9 -1 M6 10 L10 6" style={line} />}
      {id === 'dots' && <circle cx={4} cy={4} r={1.8} style={{ fill: ground }} />}
      {id === 'lines' && <path d="M0 4 H8" style={line} />}
    </>
  );
}
