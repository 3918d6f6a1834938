import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { londonDay } from '../../../shared/domain/day.ts';
import { DueDay } from '../../components/due-day.tsx';
import { SavedTruth } from '../../components/saved-truth.tsx';
import { Screen } from '../../components/screen.tsx';
import { SpeltReference } from '../../components/spelt-reference.tsx';
import { go } from '../../lib/go.ts';
import { type HowMet, metAfter, metSaid, metTitle } from './how-met.ts';
import type { Kept } from './use-meeting.ts';

type Props = { readonly how: HowMet; readonly kept: readonly Kept[] };

/** After it was taken down: where each matter is, and what happens to it; the reference and the day of what goes as a request. */
export function Met({ how, kept }: Props) {
  return (
    <Screen title={metTitle[how]} ownFocus width={880}>
      <Typography sx={{ mb: 2, fontSize: '1.125rem' }}>{metSaid[how]}</Typography>
      <Box sx={{ display: 'grid', gap: 1 }}>
        {kept.map((one) => (
          <Box key={one.itemId}>
            {how === 'nobody-found' && <AsRequest kept={one} />}
            <SavedTruth itemId={one.itemId} />
          </Box>
        ))}
      </Box>
      <Typography variant="body2" sx={{ my: 2 }}>
        {metAfter[how]}
      </Typography>
      <Button variant="contained" autoFocus onClick={() => go('/find')}>
        Back to Find
      </Button>
    </Screen>
  );
}

function AsRequest({ kept: { reference, kind, saidAt } }: { readonly kept: Kept }) {
  return (
    <Box sx={{ fontSize: '1.125rem', mb: 1 }}>
      <SpeltReference begin="Your reference for this is" reference={reference} />
      You hear from us by <DueDay facts={{ madeOn: londonDay(new Date(saidAt)), kind }} />
    </Box>
  );
}
