import { standsStill } from '../../../../shared/domain/request-clock.ts';
import { showDay } from '../../../lib/time.ts';
import { organisationWords } from '../../../lib/words/organisations.ts';
import { dueSteps } from '../due-words.ts';
import type { Listed } from '../requests-query.ts';
import { dueWord } from './cell-words.ts';

/** Why a request is due when it is: what is true of it in a line, and how the day was reached, a sentence each. */
export function whySteps(row: Listed, today: string): { readonly head: string; readonly steps: readonly string[] } {
  const { dueOn, completedOn } = row;
  const by = `Logged by ${row.recordedByName}, ${organisationWords(row.organisation)}.`;
  const late = row.arrivedLate
    ? [`It reached the central service on ${showDay(row.receivedOn)}; it counts from the day it was made.`]
    : [];
  if (completedOn !== null)
    return { head: `Complete on ${showDay(completedOn)}: it has no clock any more.`, steps: [madeWords(row), by] };
  if (dueOn === null) return { head: 'It has no day by which it is due.', steps: [madeWords(row), by] };
  const head = `Due on ${showDay(dueOn)}${standsStill(row) ? '' : `: ${dueWord(row, today)}`}.`;
  return { head, steps: [...late, ...dueSteps({ ...row, dueOn }), by] };
}

const madeWords = ({ madeOn }: Listed) => `It was made on ${showDay(madeOn)}.`;
