import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { MayNotDecide } from '../../../shared/domain/deciding.ts';
import { Panel } from '../../components/panel.tsx';
import { showDay } from '../../lib/time.ts';
import { rightWords } from '../after-closing/after-words.ts';
import { AnswerForm } from './answer-form.tsx';
import { isUnmatched, type PartProps } from './answer-parts.tsx';
import { decidedAs } from './asked-words.ts';

const WHY: Record<MayNotDecide, string> = {
  'not-a-supervisor': 'A supervisor decides this.',
  'four-eyes': 'You took this down yourself. Another supervisor decides it.',
  'privacy-team': 'The privacy team decides this. Note what you know of it.',
};

/** What was decided of a complaint, another right or somebody unmatched; or the form for it, or why it is not for whoever looks. */
export function AnswerPanel({ request, onDone }: PartProps) {
  const { kind, decision, step, mayNotDecide } = request;
  if (decision)
    return (
      <Panel title="What was decided">
        <Typography sx={{ fontWeight: 650 }}>
          {decidedAs[decision.decision]}
          {decision.right ? `: ${rightWords[decision.right].toLowerCase()}` : ''}
        </Typography>
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {`${showDay(decision.at.slice(0, 10))}, by ${decision.byName}`}
        </Typography>
        {[decision.reasons, decision.searched].map(
          (text) =>
            text && (
              <Typography key={text} variant="body2" sx={{ mt: 1, whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
                {text}
              </Typography>
            ),
        )}
      </Panel>
    );
  const decides = kind === 'complaint' || kind === 'other-right' || isUnmatched(request);
  if (!decides || step !== 'open') return null;
  return (
    <Panel title="Decide">
      {mayNotDecide ? (
        <Typography variant="body2">{WHY[mayNotDecide]}</Typography>
      ) : (
        <Box>
          <AnswerForm request={request} ofNothing={isUnmatched(request)} onDone={onDone} />
        </Box>
      )}
    </Panel>
  );
}
