import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { useMutation } from '@tanstack/react-query';
import type { Sheet } from '../../../shared/sheet.ts';
import { BusyButton } from '../../components/busy-button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { SheetPreview } from '../../components/sheet-preview.tsx';
import { desk } from '../../lib/desk.ts';
import { outProblem, outWords } from '../../lib/words/sheet-out.ts';

type Way = 'printed' | 'saved' | 'saved-data';
type Props = {
  readonly label: string;
  readonly sheet: Sheet;
  /** The same as a document for programs, where there is one. */
  readonly data?: Sheet;
  /** What is said once that is saved, where it is no receipt. */
  readonly dataWords?: string;
};

const went: Record<Way, string> = {
  ...outWords,
  'saved-data':
    'Saved as JSON, after the Kantara Initiative’s consent receipt. The file is not protected: send it and then delete it.',
};
const wentBack: Record<Way, string> = {
  printed: 'Not printed: you went back.',
  saved: 'Not saved: no place was chosen.',
  'saved-data': 'Not saved: no place was chosen.',
};

/** A sheet word for word, and its ways out: onto paper, or into a file. */
export function SheetOut({ label, sheet, data, dataWords }: Props) {
  const out = useMutation({
    mutationFn: async (way: Way) => {
      if (way === 'printed') return (await desk.shell.printSheet(sheet)) !== null;
      return (await desk.shell.saveSheet(way === 'saved-data' && data ? data : sheet)) !== null;
    },
  });
  const way = out.variables;
  const problem = out.error && outProblem(out.error, way === 'saved-data' ? 'saved' : way);
  // A button that is shut while it works would lose the focus, and Escape with it.
  const go = (chosen: Way) => () => {
    if (!out.isPending) out.mutate(chosen);
  };
  return (
    <>
      <SheetPreview label={label} text={sheet.text} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        <BusyButton variant="contained" busy={out.isPending} onClick={go('printed')}>
          Print…
        </BusyButton>
        <BusyButton variant="outlined" busy={out.isPending} onClick={go('saved')}>
          Save as PDF…
        </BusyButton>
        {data && (
          <BusyButton variant="outlined" busy={out.isPending} onClick={go('saved-data')}>
            Save as JSON…
          </BusyButton>
        )}
      </Box>
      <Box role="status">
        {way && out.isSuccess && (
          <Alert severity={out.data ? 'success' : 'info'}>
            {out.data ? (way === 'saved-data' && dataWords) || went[way] : wentBack[way]}
          </Alert>
        )}
      </Box>
      {out.error && (problem ? <Alert severity="error">{problem}</Alert> : <ErrorNote error={out.error} />)}
    </>
  );
}
