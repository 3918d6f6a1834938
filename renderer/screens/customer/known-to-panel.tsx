import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { Panel } from '../../components/panel.tsx';
import { showDay } from '../../lib/time.ts';
import { organisationWords } from '../../lib/words/organisations.ts';
import type { Customer } from './record-parts.tsx';

/** The organisations of the service that have dealt with the customer. */
export function KnownToPanel({ knownTo }: { readonly knownTo: NonNullable<Customer['knownTo']> }) {
  return (
    <Panel title="Organisations that know the customer">
      {knownTo.length === 0 && <Typography variant="body2">None but the one that registered them.</Typography>}
      <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0, display: 'grid', gap: 0.75 }}>
        {knownTo.map(({ organisation, lastContact }) => (
          <Box component="li" key={organisation} sx={{ typography: 'body2' }}>
            <Box sx={{ fontWeight: 600 }}>{organisationWords(organisation)}</Box>
            <Box sx={{ color: 'text.secondary' }}>last contact {showDay(lastContact)}</Box>
          </Box>
        ))}
      </Box>
    </Panel>
  );
}
