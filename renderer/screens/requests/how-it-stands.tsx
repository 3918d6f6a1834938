import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { showReference } from '../../../shared/domain/reference.ts';
import { Panel } from '../../components/panel.tsx';
import { showDay } from '../../lib/time.ts';
import { organisationWords } from '../../lib/words/organisations.ts';
import { takenBackWords } from '../complaint/match-words.ts';
import { recipientsWords, stepWords, toldHowWords } from './request-words.ts';
import type { Request } from './requests-query.ts';
import { HOW_IT_STANDS } from './to-how-it-stands.ts';

type Joined = NonNullable<Request['joined']>[number];

/** The step a request is at, with what is known of it beside the values in dispute. */
export function HowItStands({ request, done }: { readonly request: Request; readonly done: string }) {
  const {
    step,
    madeOn,
    recordedByName,
    organisation,
    words,
    howToAnswer,
    joined = [],
    statement,
    toldOn,
    toldHow,
    toldByName,
  } = request;
  const takesBack = takenBackWords(request);
  const facts: readonly (readonly [string, string])[] = [
    ['Made on', `${showDay(madeOn)}, logged by ${recordedByName}, ${organisationWords(organisation)}`],
    ...(words === '' ? [] : [['In their own words', words] as const]),
    ...(takesBack === '' ? [] : [['Consents taken back', takesBack] as const]),
    ['How to answer', howToAnswer],
    ...joined.map((one) => [`Asked again as ${showReference(one.reference)}`, joinedWords(one)] as const),
    ...(toldOn === null
      ? []
      : [['Customer told', `${showDay(toldOn)}, ${howWords(toldHow)}, by ${toldByName ?? 'somebody'}`] as const]),
    ...(statement === null ? [] : [['Their statement', statement] as const]),
  ];
  return (
    <Panel title="How it stands">
      {done !== '' && (
        // It is announced as well: no role that would have it heard twice.
        <Alert severity="success" variant="outlined" role="note" sx={{ mb: 1.5 }}>
          {done}
        </Alert>
      )}
      <Typography id={HOW_IT_STANDS} tabIndex={-1} sx={{ fontWeight: 650 }}>
        {[stepWords[step], next(request)].filter(Boolean).join('. ')}
      </Typography>
      <Box
        component="dl"
        sx={{ m: 0, mt: 1, display: 'grid', gridTemplateColumns: { sm: '11rem 1fr' }, columnGap: 2, rowGap: 0.5 }}
      >
        {facts.map(([what, value]) => (
          <Box key={what} sx={{ display: 'contents' }}>
            <Typography component="dt" variant="body2" sx={{ color: 'text.secondary' }}>
              {what}
            </Typography>
            <Typography component="dd" variant="body2" sx={{ m: 0, whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
              {value}
            </Typography>
          </Box>
        ))}
      </Box>
    </Panel>
  );
}

/** When, in which words, and how they are to be answered: it may be another way, and is heeded too. */
const joinedWords = ({ madeOn, words, howToAnswer }: Joined) =>
  [showDay(madeOn), words, `How to answer: ${howToAnswer}`].filter(Boolean).join('\n');

const howWords = (how: Request['toldHow']) => (how ? toldHowWords[how].toLowerCase() : '');

function next({ step, decided, fields, noticesOpen, completedOn, joinedTo, closedReference }: Request): string {
  if (step === 'being-checked')
    return `${decided} of ${fields.length} decided. Until the customer is told, nothing in dispute is used.`;
  if (step === 'tell-customer' && closedReference !== null) return 'Everything is decided. Whoever asked is told.';
  if (step === 'tell-customer' && fields.length === 0) return 'It is decided. Now the customer is told.';
  if (step === 'tell-customer') return 'Everything is decided. The customer is told before the mark is lifted.';
  if (step === 'tell-recipients') return `The customer was told. ${recipientsWords({ noticesOpen })}.`;
  if (step === 'completed') return completedOn ? `On ${showDay(completedOn)}.` : '';
  return step === 'joined' && joinedTo !== null ? `It goes on as ${showReference(joinedTo)}.` : '';
}
