import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { MayNotDecide } from '../../../shared/domain/deciding.ts';
import { Panel } from '../../components/panel.tsx';
import { dropDraft, isTypedAt } from '../../lib/drafts.ts';
import { showDay } from '../../lib/time.ts';
import { rightWords } from '../after-closing/after-words.ts';
import { draftAt } from '../requests/draft-at.ts';
import { toHowItStands } from '../requests/to-how-it-stands.ts';
import { useFormHere } from '../requests/use-form-here.tsx';
import { useSeen } from '../requests/use-seen.ts';
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

const MATCHED = 'It is known by now whose it is, and something else can be decided.';

type Request = PartProps['request'];
type Props = Omit<PartProps, 'roles'>;

/** What was decided of a request other than a rectification; and the form for it, or why it is not for whoever looks. */
export function AnswerPanel({ request, today, onDone }: PartProps) {
  return (
    <>
      {request.decision && <Decided decision={request.decision} />}
      <DecideHere request={request} today={today} onDone={onDone} />
      <EndPanel request={request} today={today} onDone={onDone} />
    </>
  );
}

function Decided({ decision }: { readonly decision: NonNullable<Request['decision']> }) {
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
}

const isToDecide = (request: Request): boolean =>
  !request.decision && request.step === 'open' && decisionsFor(request.kind, isUnmatched(request)).length > 0;

/** A copy that is asked for ends by being sent, and a closing by being done: what can be decided besides is one key away. */
const isEnded = (request: Request): boolean => request.kind === 'closure' || (request.kind === 'access' && !isUnmatched(request));

/** The form stands here; with something typed in it, it stays whatever others do. */
function DecideHere({ request, today, onDone }: Props) {
  const [typed, setTyped] = useState(() => isTypedAt(draftAt('answer', request)));
  const toDecide = isToDecide(request) && !isEnded(request);
  // A complaint is decided alike whoever it is from.
  const ofNothing = request.kind !== 'complaint' && isUnmatched(request);
  const seen = useSeen(ofNothing, typed);
  const { mayNotDecide } = request;
  if (!toDecide && !typed) return null;
  const may = toDecide && !mayNotDecide && seen === ofNothing;
  const putAway = () => {
    dropDraft(draftAt('answer', request));
    setTyped(false);
    toHowItStands();
  };
  const done = (words: string) => {
    setTyped(false);
    onDone(words);
  };
  return (
    <Panel title="Decide">
      {toDecide && mayNotDecide && <Typography variant="body2">{WHY[mayNotDecide]}</Typography>}
      {(may || typed) && (
        <Box>
          <AnswerForm
            key={String(seen)}
            {...{ request, today, may }}
            why={toDecide && seen !== ofNothing ? MATCHED : undefined}
            ofNothing={seen}
            onTyped={setTyped}
            onDone={done}
            onClose={may ? null : putAway}
          />
        </Box>
      )}
    </Panel>
  );
}

/** The form is one key away; open, it stays whatever others do. */
function EndPanel({ request, today, onDone }: Props) {
  const { kind, mayNotDecide } = request;
  const { asked, opener, ends } = useFormHere({ label: 'End it otherwise…', letter: 'decide', onDone });
  const toDecide = isToDecide(request) && isEnded(request);
  if (!toDecide && !asked) return null;
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
          <AnswerForm
            {...{ request, today }}
            may={toDecide && !mayNotDecide}
            ofNothing={false}
            opened
            onDone={ends.onDone}
            onClose={ends.onClose}
          />
        </Box>
      )}
    </Panel>
  );
}
