import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { Authorised } from '../../lib/authorised.ts';
import { showDay } from '../../lib/time.ts';
import { kindWords, lastingWords, mayWords } from '../../lib/words/authority.ts';
import { organisationWords } from '../../lib/words/organisations.ts';
import type { Authority } from './authorities-query.ts';
import { EndDialog } from './end-dialog.tsx';

type Props = { readonly customerId: string; readonly one: Authority; readonly canEnd: boolean };

/** One who may speak, on what, for what and how long. */
export function AuthorityRow({ customerId, one, canEnd }: Props) {
  const [ending, setEnding] = useState(false);
  return (
    <Box component="li" sx={{ display: 'grid', gap: 0.25, borderLeft: 4, borderColor: 'primary.main', pl: 1.5 }}>
      <What one={one} />
      <Typography variant="body2">
        {kindWords[one.kind]}: {one.seenOrHeard}
      </Typography>
      <Typography variant="caption" sx={{ color: 'text.secondary' }}>
        Recorded on {showDay(one.recordedAt)}, {organisationWords(one.organisation)}
      </Typography>
      {canEnd && (
        <Box>
          <Button size="small" variant="outlined" aria-haspopup="dialog" onClick={() => setEnding(true)}>
            End it: {one.name}
          </Button>
        </Box>
      )}
      {ending && <EndDialog customerId={customerId} one={one} onClose={() => setEnding(false)} />}
    </Box>
  );
}

/** One that was recorded here, and that the central service has not listed yet. */
export function AuthorityHere({ one, where }: { readonly one: Authorised; readonly where: string }) {
  return (
    <Box component="li" sx={{ display: 'grid', gap: 0.25, borderLeft: 4, borderColor: 'divider', pl: 1.5 }}>
      <What one={one} />
      <Typography variant="caption" sx={{ color: 'text.secondary' }}>
        {where}
      </Typography>
    </Box>
  );
}

type Told = Pick<Authority, 'name' | 'until' | 'thisConversationOnly'> & { readonly scopes: Authorised['scopes'] };

function What({ one }: { readonly one: Told }) {
  return (
    <>
      <Typography sx={{ fontWeight: 650 }}>
        {one.name}, {lastingWords(one)}
      </Typography>
      <Typography variant="body2">{mayWords(one.scopes)}</Typography>
    </>
  );
}
