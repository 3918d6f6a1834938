import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { useMutation } from '@tanstack/react-query';
import type { AuditFilters } from '../../../shared/desk.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { desk } from '../../lib/desk.ts';
import { outProblem } from '../../lib/words/sheet-out.ts';

/** Saves what the filters find as a file, and says how much that was. */
export function ExportButton({ filters }: { readonly filters: AuditFilters }) {
  const { mutate, data, error, isPending } = useMutation({ mutationFn: () => desk.shell.exportAudit(filters) });
  const problem = error && outProblem(error, 'saved');
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center' }}>
      <Box role="status" sx={{ typography: 'body2', color: 'text.secondary' }}>
        {isPending && 'Saving…'}
        {!isPending && data && savedWords(data)}
      </Box>
      {error && (problem ? <Alert severity="error">{problem}</Alert> : <ErrorNote error={error} />)}
      <ActionButton group="Audit" label="Export as CSV" letter="x" size="small" busy={isPending} onAct={() => mutate()} />
    </Box>
  );
}

function savedWords({ rows, more }: { readonly rows: number; readonly more: boolean }): string {
  const saved = `Saved: ${rows === 1 ? '1 entry' : `${rows.toLocaleString('en-GB')} entries`}.`;
  return more ? `${saved} There are more: narrow what to look for.` : saved;
}
