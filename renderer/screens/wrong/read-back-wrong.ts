import { labelOfField } from '../../../shared/codes/coded-fields.ts';
import { isDay } from '../../../shared/domain/calendar.ts';
import { showReference } from '../../../shared/domain/reference.ts';
import type { Output } from '../../../shared/operations.ts';
import type { Dispute, Disputed } from '../../lib/disputed.ts';
import { showDay, showWeekday } from '../../lib/time.ts';
import { fieldNouns } from '../../lib/words/details.ts';

/** What the central service answered; nothing before it has. */
export type Answer = Output<'rectifications.log'> | undefined;
type Said = Pick<Disputed, 'fields' | 'howToAnswer'>;

/** Whether anything is left to be checked under this request's own reference. */
export const hasOwnChecks = ({ fields }: Said, answer: Answer): boolean =>
  fields.some((dispute) => !isRight(dispute, answer) && !joinedOf(dispute, answer));

/** Whether anything was put right on the call. */
export const hasPutRight = ({ fields }: Said, answer: Answer): boolean => fields.some((dispute) => isRight(dispute, answer));

/** What was taken down and what becomes of it, as it is read aloud: by what the central service answered, once it has. */
export function readBackWrong(said: Said, answer: Answer): readonly string[] {
  const { fields, howToAnswer } = said;
  const checked = fields.filter((dispute) => !isRight(dispute, answer)).map(({ field }) => fieldNouns[field]);
  const [only] = checked;
  const unused =
    checked.length === 1
      ? [`Until you are told what was decided, we do not use your ${only}.`]
      : checked.length > 1
        ? [MORE]
        : [];
  const how = checked.length > 0 ? [`How we answer you: ${lowered(howToAnswer)}.`] : [];
  return [...fields.map((dispute) => sentence(dispute, answer)), ...unused, ...how];
}

const MORE = 'Until you are told what was decided, we do not use what is being checked.';

const isRight = ({ field, decidedOnCall }: Dispute, answer: Answer) =>
  answer ? answer.corrected.includes(field) : decidedOnCall === true;
const joinedOf = ({ field }: Dispute, answer: Answer) => answer?.joined.find((one) => one.field === field);

function sentence(dispute: Dispute, answer: Answer): string {
  const { field, says, incomplete, decidedOnCall } = dispute;
  const noun = fieldNouns[field];
  const value =
    says === null ? null : field === 'dateOfBirth' && isDay(says) ? showDay(says) : (labelOfField(field, says) ?? says);
  if (isRight(dispute, answer)) return `I have put right your ${noun}: it is ${value}.`;
  const joined = joinedOf(dispute, answer);
  const should = value === null ? '' : `, and should be ${value}`;
  const noted = `I have noted that your ${noun} is ${incomplete ? 'not complete' : 'wrong'}${should}.`;
  if (joined)
    return `${noted} It is being checked already: your request ${showReference(joined.reference)} goes on, and you hear from us by ${showWeekday(joined.dueOn)}.`;
  if (decidedOnCall && answer) return `${noted} It was changed by somebody else meanwhile, so somebody looks at both first.`;
  return `${noted} Somebody checks it.`;
}

const lowered = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
