import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { showReference } from '../../../../shared/domain/reference.ts';
import { useSync } from '../../../lib/sync.ts';
import { type Outcome, type Planned, summary, willBe } from './bulk.ts';

type Props = {
  readonly title: string;
  /** Null while it is not yet said what is to be done. */
  readonly plan: readonly Planned[] | null;
  /** What will be done, without its end: `Will be given to Kofi Mensah`. */
  readonly willWords: string;
  readonly doWords: (count: number) => string;
  readonly doneWords: string;
  readonly going: {
    readonly outcomes: ReadonlyMap<string, Outcome>;
    readonly stage: 'before' | 'under-way' | 'over';
    readonly stopping: boolean;
  };
  /** What has to be said first. */
  readonly children: ReactNode;
  readonly onPreview: () => void;
  readonly onBack: () => void;
  readonly onStart: () => void;
  readonly onStop: () => void;
  readonly onClose: () => void;
};

/** Several requests at once: what is to be done, exactly with which and with which not, how far it is, and how each ended. */
export function BulkDialog(props: Props) {
  const { title, plan, willWords, doWords, doneWords, going, children, onPreview, onBack, onStart, onStop, onClose } = props;
  const { stage, outcomes, stopping } = going;
  const will = plan === null ? [] : willBe(plan);
  const not = plan?.filter(({ whyNot }) => whyNot !== null) ?? [];
  const ended = [...outcomes.values()].filter(({ kind }) => kind !== 'open').length;
  const kept = useSync()?.kept ?? false;
  const close = stage === 'under-way' ? onStop : onClose;
  return (
    <Dialog open onClose={close} aria-labelledby="bulk-title" aria-modal="true" fullWidth maxWidth="sm">
      <DialogTitle id="bulk-title">{title}</DialogTitle>
      <DialogContent tabIndex={0} sx={{ display: 'grid', gap: 1.5, alignContent: 'start' }}>
        {plan === null && children}
        {plan !== null && stage === 'before' && (
          <>
            <Lines
              title={`${willWords}: ${will.length}`}
              name="Will be done"
              lines={will.map(({ reference }) => showReference(reference))}
            />
            {not.length > 0 && (
              <Lines
                title={`Will not: ${not.length}`}
                name="Will not be done"
                lines={not.map(({ row, whyNot }) => `${showReference(row.reference)}: ${whyNot}`)}
              />
            )}
          </>
        )}
        {plan !== null && stage !== 'before' && (
          <>
            <Typography role="status" sx={{ fontWeight: 650 }}>
              {stage === 'over' ? `${summary([...outcomes.values()], { done: doneWords })}.` : `${ended} of ${will.length}`}
            </Typography>
            {stage === 'under-way' && (
              <LinearProgress
                variant="determinate"
                aria-label="Progress"
                value={will.length === 0 ? 100 : (100 * ended) / will.length}
              />
            )}
            <Lines
              title="Each of them"
              name="How each ended"
              lines={will.map(
                ({ id, reference }) => `${showReference(reference)}: ${outcomeWords(outcomes.get(id), doneWords, kept)}`,
              )}
            />
          </>
        )}
      </DialogContent>
      <DialogActions>
        {stage === 'before' && (
          <Button key={`back ${plan === null}`} autoFocus={plan !== null} onClick={plan === null ? onClose : onBack}>
            {plan === null ? 'Cancel' : 'Back'}
          </Button>
        )}
        {plan === null && (
          <Button variant="contained" onClick={onPreview}>
            Show what will be done…
          </Button>
        )}
        {plan !== null && stage === 'before' && (
          <Button variant="contained" disabled={will.length === 0} onClick={onStart}>
            {doWords(will.length)}
          </Button>
        )}
        {stage === 'under-way' && (
          <Button autoFocus disabled={stopping} onClick={onStop}>
            {stopping ? 'Stopping after this one…' : 'Stop after this one'}
          </Button>
        )}
        {stage === 'over' && (
          <Button autoFocus variant="contained" onClick={onClose}>
            Close
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}

/** `kept`: what is unsent lies sealed on this computer. */
function outcomeWords(outcome: Outcome | undefined, doneWords: string, kept: boolean): string {
  switch (outcome?.kind) {
    case 'done':
      return doneWords;
    case 'later':
      return kept ? 'on this computer, goes later' : 'goes later, and is not kept on this computer: do not close Adviser Desk';
    case 'no-answer':
      return `no answer: look again whether it was ${doneWords}`;
    case 'refused':
      return `refused, ${outcome.why}`;
    case 'left-out':
      return 'left out: you stopped before it';
    default:
      return 'to come';
  }
}

function Lines({ title, name, lines }: { readonly title: string; readonly name: string; readonly lines: readonly string[] }) {
  return (
    <Box sx={{ minWidth: 0 }}>
      <Typography variant="h3" component="h3">
        {title}
      </Typography>
      <Box
        component="ul"
        aria-label={name}
        sx={{
          m: 0,
          mt: 0.5,
          pl: 2.5,
          typography: 'body2',
          fontVariantNumeric: 'tabular-nums',
          maxHeight: 260,
          overflowY: 'auto',
        }}
        tabIndex={lines.length > 10 ? 0 : undefined}
      >
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </Box>
    </Box>
  );
}
