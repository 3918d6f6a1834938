import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { Panel } from '../../components/panel.tsx';
import { type DecidedPart, decidedEvidence, evidenceWords, ofSession, showEvidence } from './evidence-words.ts';

/** What was decided of what stays: what was held, what it is now or why it is kept, and by whom. */
export function EvidenceDecided({ decided }: { readonly decided: readonly DecidedPart[] }) {
  return (
    <Panel title="What was decided">
      <Box component="ul" aria-label="What was decided" sx={{ m: 0, pl: 2.5, typography: 'body2' }}>
        {decided.map((one) => {
          const session = ofSession(one);
          return (
            <Box component="li" key={`${one.field} ${one.outcomeId}`} sx={{ overflowWrap: 'anywhere' }}>
              {evidenceWords[one.field]}
              {session !== '' && `, ${session}`}: <strong>{decidedEvidence(one)}.</strong>
              {one.reasons !== null && ` ${one.reasons}`}
              <Typography variant="caption" sx={{ display: 'block', color: 'text.secondary' }}>
                Held before: {showEvidence(one.field, one.held)}. By {one.decidedByName}.
              </Typography>
            </Box>
          );
        })}
      </Box>
    </Panel>
  );
}
