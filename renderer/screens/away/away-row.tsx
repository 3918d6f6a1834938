import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { VisuallyHidden } from '../../components/visually-hidden.tsx';
import { useSession, whoIn } from '../../lib/session.ts';
import { organisationWords } from '../../lib/words/organisations.ts';
import type { Away } from './away-query.ts';
import { isNow, whenAway } from './away-words.ts';

type Props = {
  readonly one: Away;
  readonly today: string;
  readonly whose: 'mine' | 'everybody';
  readonly onAsk: (what: 'note' | 'take-back') => void;
};

/** Somebody who is away or will be, for how long, and what can be done about it. */
export function AwayRow({ one, today, whose, onAsk }: Props) {
  const own = whoIn(useSession().data)?.touchpoint === one.organisation;
  const who = one.mine ? 'you are' : `${one.name} is`;
  return (
    <Box
      component="li"
      sx={{
        ...{ display: 'flex', flexWrap: 'wrap', columnGap: 1, alignItems: 'center', py: 0.75 },
        ...{ borderTop: 1, borderColor: 'divider', '&:first-of-type': { borderTop: 0 } },
      }}
    >
      <Box sx={{ flex: '1 1 12rem', minWidth: 0, overflowWrap: 'anywhere' }}>
        {whose === 'everybody' && (
          <Box component="span" sx={{ fontWeight: 650 }}>
            {one.mine ? 'You' : one.name}
            {!own && `, ${organisationWords(one.organisation)}`}
          </Box>
        )}
        <Box sx={{ typography: 'body2', fontWeight: isNow(one, today) ? 600 : undefined }}>Away {whenAway(one, today)}</Box>
      </Box>
      <Button size="small" variant="outlined" onClick={() => onAsk('note')}>
        Change<VisuallyHidden> when {who} away</VisuallyHidden>
      </Button>
      <Button size="small" onClick={() => onAsk('take-back')}>
        Take back<VisuallyHidden> that {who} away</VisuallyHidden>
      </Button>
    </Box>
  );
}
