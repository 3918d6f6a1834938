import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { useMutation } from '@tanstack/react-query';
import type { Sheet } from '../../../shared/sheet.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { desk } from '../../lib/desk.ts';
import { outProblem } from '../../lib/words/sheet-out.ts';

type Figures = Extract<Sheet, { kind: 'figures' }>;
type Way = 'printed' | 'pdf' | 'csv';
type Props = { readonly sheet: Figures; readonly csv: Figures };

const went: Record<Way, string> = { printed: 'Given to the printer.', pdf: 'Saved as PDF.', csv: 'Saved as CSV.' };

/** The ways out of figures: onto paper, or into a file. Each is recorded before it goes. */
export function FiguresOut({ sheet, csv }: Props) {
  const out = useMutation({
    mutationFn: async (way: Way) =>
      (await (way === 'printed' ? desk.shell.printSheet(sheet) : desk.shell.saveSheet(way === 'csv' ? csv : sheet))) !== null,
  });
  const way = out.variables;
  const problem = out.error && outProblem(out.error, way === 'printed' ? 'printed' : 'saved');
  const go = (chosen: Way) => () => {
    if (!out.isPending) out.mutate(chosen);
  };
  return (
    <>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        <ActionButton group="Reports" label="Save as CSV…" letter="x" size="small" onAct={go('csv')} />
        <ActionButton group="Reports" label="Save as PDF…" letter="d" size="small" onAct={go('pdf')} />
        <ActionButton group="Reports" label="Print…" letter="n" size="small" onAct={go('printed')} />
      </Box>
      <Box role="status">
        {way && out.isSuccess && (
          <Alert severity={out.data ? 'success' : 'info'}>
            {out.data ? went[way] : 'You went back: nothing has left this computer.'}
          </Alert>
        )}
      </Box>
      {out.error && (problem ? <Alert severity="error">{problem}</Alert> : <ErrorNote error={out.error} />)}
    </>
  );
}
