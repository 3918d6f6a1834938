import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import { RETAINED, type Retained } from '../../../shared/domain/retention-run.ts';
import { VisuallyHidden } from '../../components/visually-hidden.tsx';
import { type Bar, barWords } from './calendar.ts';
import { numberWords, retainedTitles } from './retention-words.ts';

/** Height of the tallest bar, in pixels. */
const TALL = 120;
const COLORS: Record<Retained, string> = { evidence: 'primary.main', lapsed: 'warning.main', 'old-requests': 'info.light' };

type Props = {
  readonly label: string;
  readonly bars: readonly Bar[];
  /** Without it the bars are a picture; the table says the same. */
  readonly chosen?: string;
  readonly onChoose?: (key: string) => void;
};

/** Bars of what falls due, each as high as it is much, and of the kinds in it from below. */
export function Bars({ label, bars, chosen, onChoose }: Props) {
  const most = Math.max(1, ...bars.map(({ total }) => total));
  const row = { display: 'flex', gap: 0.75, alignItems: 'end', flexWrap: 'wrap', m: 0, p: 0, listStyle: 'none' } as const;
  if (!onChoose)
    return (
      <Box role="img" aria-label={`${label}. ${bars.map(barWords).join('; ')}`} sx={row}>
        {bars.map((bar) => (
          <Box key={bar.key} aria-hidden="true" sx={{ width: 56 }}>
            <Column bar={bar} most={most} />
          </Box>
        ))}
      </Box>
    );
  return (
    <Box component="ul" aria-label={label} sx={row}>
      {bars.map((bar) => (
        <li key={bar.key}>
          <ButtonBase
            aria-pressed={bar.key === chosen}
            onClick={() => onChoose(bar.key)}
            sx={{
              ...{ width: 64, display: 'block', borderRadius: 1, p: 0.5, border: 2, borderColor: 'transparent', font: 'inherit' },
              '&:hover': { bgcolor: 'action.hover' },
              '&[aria-pressed="true"]': { borderColor: 'primary.main', bgcolor: 'action.selected' },
            }}
          >
            <VisuallyHidden>{barWords(bar)}</VisuallyHidden>
            <span aria-hidden="true">
              <Column bar={bar} most={most} />
            </span>
          </ButtonBase>
        </li>
      ))}
    </Box>
  );
}

function Column({ bar, most }: { readonly bar: Bar; readonly most: number }) {
  const part = (count: number) => (count === 0 ? 0 : Math.max(3, Math.round((count / most) * TALL)));
  return (
    <Box
      component="span"
      sx={{ display: 'block', textAlign: 'center', typography: 'caption', fontVariantNumeric: 'tabular-nums' }}
    >
      <Box
        component="span"
        sx={{ display: 'block', fontWeight: 650, color: bar.total === 0 ? 'text.secondary' : 'text.primary' }}
      >
        {numberWords(bar.total)}
      </Box>
      <Box component="span" sx={{ display: 'flex', flexDirection: 'column-reverse' }}>
        {RETAINED.map((what) => (
          <Box
            component="span"
            key={what}
            sx={{ display: 'block', height: part(bar.counts[what]), bgcolor: COLORS[what], mt: bar.counts[what] > 0 ? '1px' : 0 }}
          />
        ))}
      </Box>
      <Box component="span" sx={{ display: 'block', borderTop: 1, borderColor: 'divider', color: 'text.secondary' }}>
        {bar.label}
      </Box>
    </Box>
  );
}

/** Which colour is what. */
export function BarsKey() {
  return (
    <Box component="ul" aria-label="Colours" sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, m: 0, p: 0, listStyle: 'none' }}>
      {RETAINED.map((what) => (
        <Box component="li" key={what} sx={{ display: 'flex', gap: 0.75, alignItems: 'center', typography: 'caption' }}>
          <Box component="span" aria-hidden="true" sx={{ width: 12, height: 12, bgcolor: COLORS[what], borderRadius: '2px' }} />
          {retainedTitles[what]}
        </Box>
      ))}
    </Box>
  );
}
