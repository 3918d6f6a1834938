import Box from '@mui/material/Box';
import { BarChart } from '@mui/x-charts/BarChart';
import { edges, fillAt, urlOf } from './chart-fills.ts';
import { ChartPatterns } from './chart-patterns.tsx';
import type { Figures } from './figures.ts';

type Props = { readonly figures: Figures; readonly label: string };

/** Height of a chart, in pixels; of one with a row a bar, what each takes besides the scale. */
const TALL = 320;
const BAR = 56;
const SCALE = 48;
/** Room for what stands beside a bar. */
const BESIDE = 200;
/** What stands beside a bar is in up to three lines of so many letters. */
const LETTERS = 20;

/**
 * A report as bars: a picture, whose words are its sentence and whose numbers are in its table. Days, months and years stand upright,
 * from left to right; everything else lies, with its words beside it.
 */
export function ReportChart({ figures: { name, rows, series }, label }: Props) {
  const upright = name === 'due' || name === 'months' || name === 'destructions';
  const apart = name === 'months';
  const shown = series.map((word, index) => ({
    label: word,
    data: rows.map(({ counts }) => counts[index] ?? 0),
    color: urlOf(fillAt(index)),
    ...(apart ? {} : { stack: 'all' }),
  }));
  const numbers = { tickMinStep: 1, valueFormatter: (value: number) => value.toLocaleString('en-GB') };
  const bars = { scaleType: 'band', data: rows.map(({ short }) => (upright ? short : wrapped(short))) } as const;
  return (
    <Box role="img" aria-label={label} sx={{ minWidth: 0, ...edges }}>
      <ChartPatterns />
      <Box aria-hidden="true">
        <BarChart
          series={shown}
          layout={upright ? 'vertical' : 'horizontal'}
          height={upright ? TALL : rows.length * BAR + SCALE}
          xAxis={upright ? [{ ...bars, height: 32 }] : [numbers]}
          yAxis={upright ? [{ ...numbers, width: 56 }] : [{ ...bars, width: BESIDE }]}
          grid={upright ? { horizontal: true } : { vertical: true }}
          margin={{ left: 0, right: 24, top: 12, bottom: 0 }}
          hideLegend
          skipAnimation
          disableKeyboardNavigation
        />
      </Box>
    </Box>
  );
}

/** Words in lines short enough to stand beside a bar. */
function wrapped(text: string): string {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < LETTERS) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.join('\n');
}
