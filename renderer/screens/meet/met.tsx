import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { SavedTruth } from '../../components/saved-truth.tsx';
import { Screen } from '../../components/screen.tsx';
import { go } from '../../lib/go.ts';

/** After a meeting was taken down: where it is, and what happens to it. */
export function Met({ title, itemIds }: { readonly title: string; readonly itemIds: readonly string[] }) {
  return (
    <Screen title={title} ownFocus width={880}>
      <Typography sx={{ mb: 2, fontSize: '1.125rem' }}>
        I have taken that down. I will find your record and see that it is done, as from today.
      </Typography>
      <Box sx={{ display: 'grid', gap: 1 }}>
        {itemIds.map((itemId) => (
          <SavedTruth key={itemId} itemId={itemId} />
        ))}
      </Box>
      <Typography variant="body2" sx={{ my: 2 }}>
        It stands in Unsent work until you have matched it to their record, or found that there is none.
      </Typography>
      <Button variant="contained" autoFocus onClick={() => go('/find')}>
        Back to Find
      </Button>
    </Screen>
  );
}
