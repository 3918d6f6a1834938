import { londonDay } from '../../shared/domain/day.ts';
import type { Criteria } from '../../shared/domain/find/criteria.ts';
import { isTooShort } from '../../shared/domain/find/criteria.ts';
import { criteriaOf } from '../../shared/domain/find/named.ts';
import type { Call, Once, ReadHandler, Statement } from '../call.ts';
import { refuse, refuseField } from '../refusal.ts';
import { answerTo } from './find/answer.ts';
import { keysOf } from './find/conditions.ts';
import { looseNames } from './find/loose-names.ts';
import { oneMissing } from './find/one-missing.ts';
import { peopleWith } from './find/people-with.ts';
import { bindingOf, type Found, type Shape, statementOf } from './find/statement.ts';

/**
 * Finds people. First those who satisfy everything as typed; where that finds nobody, once more with the words they may
 * have been meant for, or one criterion missing. Each is one statement, and the one that answers writes the audit row.
 */
export const findCustomers: ReadHandler<'customers.find'> = async (call, input, once) => {
  const { criteria, unreadable } = criteriaOf(input, londonDay(call.now));
  const [field] = unreadable;
  if (field !== undefined) throw refuseField(field, 'not-understood', 'This cannot be what it is given as');
  if (isTooShort(criteria)) throw refuse('find-too-short');
  const strict = await ask(once, asTyped(call, criteria));
  return answerTo(criteria, strict.settled ? strict : await ask(once, looser(call, criteria)));
};

async function ask(once: Once, statement: Statement): Promise<Found> {
  const [found] = await once<Found>(statement);
  if (!found) throw new Error('A find answers with one row');
  return found;
}

/** People who satisfy everything as typed. */
export function asTyped(call: Call, criteria: Criteria): Statement {
  const bind = bindingOf(call);
  const canLoosen = criteria.names.length > 0 || keysOf(criteria).length > 1;
  return statementOf(peopleWith(criteria, bind), shapeOf(criteria, canLoosen ? 'when-found' : 'always'), bind);
}

/** People who satisfy it less strictly: other words for those typed, or one criterion missing. */
export function looser(call: Call, criteria: Criteria): Statement {
  const bind = bindingOf(call);
  const loose = keysOf(criteria).length === 0 && criteria.names.length <= 2 ? looseNames : oneMissing;
  return loose(criteria, shapeOf(criteria, 'always'), bind);
}

function shapeOf({ reference }: Criteria, settles: Shape['settles']): Shape {
  return { settles, reference: reference?.asTyped ? (reference.any[0] ?? null) : null };
}
