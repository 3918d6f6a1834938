import { deadlineFor } from '../../../../shared/domain/deadline.ts';
import { standsStill } from '../../../../shared/domain/request-clock.ts';
import { showDay } from '../../../lib/time.ts';
import { organisationWords } from '../../../lib/words/organisations.ts';
import { factsOf } from '../facts-of.ts';
import type { Listed } from '../requests-query.ts';
import { dueWord, waitingWords } from './cell-words.ts';

/** Why a request is due when it is: what is true of it in a line, and how the day was reached, a sentence each. */
export function whySteps(row: Listed, today: string): { readonly head: string; readonly steps: readonly string[] } {
  const { dueOn, waitingFor, waitingSince, completedOn } = row;
  const by = `Logged by ${row.recordedByName}, ${organisationWords(row.organisation)}.`;
  const late = row.arrivedLate
    ? [`It reached the central service on ${showDay(row.receivedOn)}; it counts from the day it was made.`]
    : [];
  if (completedOn !== null)
    return { head: `Complete on ${showDay(completedOn)}: it has no clock any more.`, steps: [madeWords(row), by] };
  if (dueOn === null) return { head: 'It has no day by which it is due.', steps: [madeWords(row), by] };
  const { dueOn: reckoned, steps } = deadlineFor(factsOf(row));
  const word = dueWord(row, today);
  const stands = standsStill(row);
  const head = `Due on ${showDay(dueOn)}${stands ? '' : `: ${word}`}.`;
  const waits =
    waitingFor === null || waitingSince === null
      ? []
      : [
          `It is ${waitingWords[waitingFor]} since ${showDay(waitingSince)}: ${
            stands
              ? `if the answer came today, it would be due on ${showDay(dueOn)}`
              : 'it was not asked for in time, so the time goes on'
          }.`,
        ];
  return { head, steps: [...late, ...steps.map(({ says }) => says), ...beyond(row, reckoned), ...waits, by] };
}

/** What else moved the day on from the one that follows from the day it was made. */
function beyond({ dueOn, kind, acknowledgedOn, progressDueOn, waitingFor }: Listed, reckoned: string): readonly string[] {
  if (dueOn === reckoned || waitingFor !== null) return [];
  if (kind === 'complaint' && acknowledgedOn !== null && progressDueOn !== null)
    return [`It was acknowledged on ${showDay(acknowledgedOn)}. How it is going is told next on ${showDay(progressDueOn)}.`];
  return [`Days spent waiting were not counted, so ${showDay(dueOn as string)}. The request itself shows each of them.`];
}

const madeWords = ({ madeOn }: Listed) => `It was made on ${showDay(madeOn)}.`;
