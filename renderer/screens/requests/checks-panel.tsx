import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { Panel } from '../../components/panel.tsx';
import { showWhen } from '../../lib/time.ts';
import { documentWords } from '../../lib/words/check-lists.ts';
import { fieldWords } from '../../lib/words/details.ts';
import { CheckForm } from './check-form.tsx';
import { outcomeWords } from './request-words.ts';
import type { Request } from './requests-query.ts';
import { useFormHere } from './use-form-here.tsx';
import { mayCheck } from './what-may-be.ts';

type Props = { readonly request: Request; readonly onDone: (words: string) => void };

/** What was done to check what is in dispute, and what it came to. A form that is open stays, whatever others do. */
export function ChecksPanel({ request, onDone }: Props) {
  const { asked, opener, ends } = useFormHere({ label: 'Record a step', letter: 'check', onDone });
  const may = mayCheck(request);
  const now = new Date();
  if (!may && !asked && request.checks.length === 0) return null;
  return (
    <Panel title="Steps to check" aside={may && opener}>
      {request.checks.length === 0 && !asked && <Typography variant="body2">Nothing has been checked yet.</Typography>}
      <Box component="ol" aria-label="Steps to check" sx={{ m: 0, pl: 2.5, typography: 'body2' }}>
        {request.checks.map(({ at, field, what, outcome, documentSeen, byName }) => (
          <Box component="li" key={`${at} ${what}`} sx={{ overflowWrap: 'anywhere' }}>
            {field !== null && `${fieldWords[field]}: `}
            {what}. <strong>{outcomeWords[outcome]}.</strong>
            {documentSeen !== null && ` Seen: ${documentWords[documentSeen].toLowerCase()}.`}
            <Typography variant="caption" sx={{ display: 'block', color: 'text.secondary' }}>
              {byName}, {showWhen(at, now)}
            </Typography>
          </Box>
        ))}
      </Box>
      {asked && <CheckForm request={request} may={may} {...ends} />}
    </Panel>
  );
}
