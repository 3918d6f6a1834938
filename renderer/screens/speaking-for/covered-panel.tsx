import Typography from '@mui/material/Typography';
import type { AuthorityScope } from '../../../shared/domain/authority.ts';
import { Panel } from '../../components/panel.tsx';
import { mayNotWords, mayWords } from '../../lib/words/authority.ts';

/** What whoever speaks for the customer may do, and what not. */
export function CoveredPanel({ scopes }: { readonly scopes: readonly AuthorityScope[] }) {
  const not = mayNotWords(scopes);
  return (
    <Panel title="Somebody speaks for them">
      <Typography>{mayWords(scopes)}</Typography>
      {not !== null && <Typography sx={{ fontWeight: 650 }}>{not}</Typography>}
      <Typography variant="body2" sx={{ mt: 1, color: 'text.secondary' }}>
        They answer the questions as the customer would.
      </Typography>
    </Panel>
  );
}
