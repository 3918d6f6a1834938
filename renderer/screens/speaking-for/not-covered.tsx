import Typography from '@mui/material/Typography';
import type { AuthorityScope } from '../../../shared/domain/authority.ts';
import { AUTHORITY_SCOPES } from '../../../shared/domain/authority.ts';
import { mayNotWords } from '../../lib/words/authority.ts';

/** In place of an action that the authority of whoever speaks is not for. */
export function NotCovered({ scope }: { readonly scope: AuthorityScope }) {
  return (
    <Typography variant="body2" sx={{ color: 'text.secondary' }}>
      {mayNotWords(AUTHORITY_SCOPES.filter((one) => one !== scope))}
    </Typography>
  );
}
