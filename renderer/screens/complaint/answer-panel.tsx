import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { MayNotDecide } from '../../../shared/domain/deciding.ts';
import { Panel } from '../../components/panel.tsx';
import { showDay } from '../../lib/time.ts';
import { rightWords } from '../after-closing/after-words.ts';
import { useFormHere } from '../requests/use-form-here.tsx';
import { AnswerForm } from './answer-form.tsx';
import { isUnmatched, type PartProps } from './answer-parts.tsx';
import { decidedAs } from './asked-words.ts';
import { endLines } from './end-words.ts';
import { decisionsFor } from './typed-answer.ts';

const WHY: Record<MayNotDecide, string> = {
  'not-a-supervisor': 'A supervisor decides this.',
  'four-eyes': 'You took this down yourself. Another supervisor decides it.',
  'privacy-team': 'The privacy team decides this. Note what you know of it.',
};

/** What was decided of a request other than a rectification; or the form for it, or why it is not for whoever looks. */
export function AnswerPanel({ request, today, onDone }: PartProps) {
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
        {[...endLines(decision), decision.reasons, decision.searched].map(
          (text) =>
            text && (
              <Typography key={text} variant="body2" sx={{ mt: 1, whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
                {text}
              </Typography>
            ),
        )}
      </Panel>
    );
  if (step !== 'open' || decisionsFor(kind, isUnmatched(request)).length === 0) return null;
  if (isEnded(request)) return <EndPanel request={request} today={today} onDone={onDone} />;
  return (
    <Panel title="Decide">
      {mayNotDecide ? (
        <Typography variant="body2">{WHY[mayNotDecide]}</Typography>
      ) : (
        <Box>
          <AnswerForm request={request} today={today} ofNothing={isUnmatched(request)} onDone={onDone} />
        </Box>
      )}
    </Panel>
  );
}

/** A copy that is asked for ends by being sent, and a closing by being done: what can be decided besides is one key away. */
const isEnded = (request: PartProps['request']): boolean =>
  request.kind === 'closure' || (request.kind === 'access' && !isUnmatched(request));

function EndPanel({ request, today, onDone }: Omit<PartProps, 'roles'>) {
  const { kind, mayNotDecide } = request;
  const { asked, opener, ends } = useFormHere({ label: 'End it otherwise…', letter: 'decide', onDone });
  return (
    <Panel title="To end it otherwise" aside={!mayNotDecide && opener}>
      <Typography variant="body2">
        {kind === 'access'
          ? 'It has its end when the copy is sent. If they no longer want it, or the law has us refuse it, that is decided here.'
          : 'It has its end when the account is closed. If they no longer want that, it is recorded here.'}
      </Typography>
      {mayNotDecide && <Typography variant="body2">{WHY[mayNotDecide]}</Typography>}
      {asked && (
        <Box sx={{ mt: 2 }}>
          <AnswerForm request={request} today={today} ofNothing={false} {...ends} />
        </Box>
      )}
    </Panel>
  );
}
