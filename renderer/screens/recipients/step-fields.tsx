import TextField from '@mui/material/TextField';
import type { IMPOSSIBLE_BECAUSE, TOLD_BY } from '../../../shared/domain/disclosure.ts';
import { ChoiceRow } from '../../components/form/choice-row.tsx';
import { becauseWords, toldByWords } from './notice-words.ts';
import type { Step } from './use-record-step.ts';

type How = (typeof TOLD_BY)[number];
type Because = (typeof IMPOSSIBLE_BECAUSE)[number];

/** What is typed and chosen about a step; what does not belong to it is left out when it is recorded. */
export type Typed = { readonly on: string; readonly how: How; readonly because: Because };

type Props = {
  readonly step: Step;
  readonly typed: Typed;
  readonly madeOn: string;
  readonly today: string;
  readonly onType: (typed: Typed) => void;
};

const days: Record<Step, string> = { told: 'When', acknowledged: 'When they answered', impossible: 'When this was found' };
const hows = (Object.entries(toldByWords) as [How, string][]).map(([how, words]) => [how, capital(words)] as const);
const becauses = Object.entries(becauseWords) as [Because, string][];

/** The fields of a step: how or why, and the day, which is neither before the notice nor to come. */
export function StepFields({ step, typed, madeOn, today, onType }: Props) {
  return (
    <>
      {step === 'told' && (
        <ChoiceRow label="How" autoFocus value={typed.how} options={hows} onChoose={(how) => onType({ ...typed, how })} />
      )}
      {step === 'impossible' && (
        <ChoiceRow
          label="Why"
          autoFocus
          value={typed.because}
          options={becauses}
          onChoose={(because) => onType({ ...typed, because })}
        />
      )}
      <TextField
        label={days[step]}
        type="date"
        size="small"
        required
        autoFocus={step === 'acknowledged'}
        value={typed.on}
        onChange={(event) => onType({ ...typed, on: event.target.value })}
        slotProps={{ htmlInput: { min: madeOn, max: today }, inputLabel: { shrink: true, required: false } }}
        sx={{ justifySelf: 'start', minWidth: 200 }}
      />
    </>
  );
}

function capital(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
