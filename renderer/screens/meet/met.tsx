import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { SavedTruth } from '../../components/saved-truth.tsx';
import { Screen } from '../../components/screen.tsx';
import { go } from '../../lib/go.ts';

type Props = {
  readonly title: string;
  readonly itemIds: readonly string[];
  /** Somebody asked it for another: it goes as a request. */
  readonly ofAnother: boolean;
};

/** After a meeting was taken down: where it is, and what happens to it. */
export function Met({ title, itemIds, ofAnother }: Props) {
  return (
    <Screen title={title} ownFocus width={880}>
      <Typography sx={{ mb: 2, fontSize: '1.125rem' }}>
        {ofAnother
          ? 'I have taken that down. Whoever it is about is asked before anything is done.'
          : 'I have taken that down. I will find your record and see that it is done, as from today.'}
      </Typography>
      <Box sx={{ display: 'grid', gap: 1 }}>
        {itemIds.map((itemId) => (
          <SavedTruth key={itemId} itemId={itemId} />
        ))}
      </Box>
      <Typography variant="body2" sx={{ my: 2 }}>
        {ofAnother
          ? 'It goes as a request of somebody we cannot find. Say nothing of whether there is a record.'
          : 'It stands in Unsent work until you have matched it to their record, or found that there is none.'}
      </Typography>
      <Button variant="contained" autoFocus onClick={() => go('/find')}>
        Back to Find
      </Button>
    </Screen>
  );
}
