import { londonDay } from '../../shared/domain/day.ts';
import { answerTo, type Row } from '../../shared/domain/find/answer.ts';
import { type Criteria, isTooShort } from '../../shared/domain/find/criteria.ts';
import { keysOf } from '../../shared/domain/find/given-keys.ts';
import { criteriaOf } from '../../shared/domain/find/named.ts';
import { canLoosen, isNameAlone } from '../../shared/domain/find/way.ts';
import type { Call, ReadHandler, Statement } from '../call.ts';
import { refuse, refuseField } from '../refusal.ts';
import { looseNames } from './find/loose-names.ts';
import { oneMissing } from './find/one-missing.ts';
import { peopleWith } from './find/people-with.ts';
import { bindingOf, statementOf } from './find/statement.ts';

/**
 * Finds people. First those who satisfy everything as typed; where that finds nobody, once more with the words they may
 * have been meant for, or one criterion missing. Each is one statement, and the one that answers writes the audit row.
 */
export const findCustomers: ReadHandler<'customers.find'> = async (call, input, once) => {
  const { criteria, unreadable } = criteriaOf(input, londonDay(call.now));
  const [field] = unreadable;
  if (field !== undefined) throw refuseField(field, 'not-understood', 'This cannot be what it is given as');
  if (isTooShort(criteria)) throw refuse('find-too-short');
  const rows = await once<Row>(asTyped(call, criteria));
  const isAnswer = rows.length > 0 || !canLoosen(criteria);
  return answerTo(criteria, isAnswer ? rows : await once<Row>(looser(call, criteria)));
};

/** What most finds are: at most two kinds of criteria and three words of a name. */
function isCommon(criteria: Criteria): boolean {
  return criteria.names.length <= 3 && keysOf(criteria).length + Math.min(criteria.names.length, 1) <= 2;
}

/** People who satisfy everything as typed. */
export function asTyped(call: Call, criteria: Criteria): Statement {
  const bind = bindingOf(call);
  return statementOf(peopleWith(criteria, bind), canLoosen(criteria) ? 'when-found' : 'always', bind, isCommon(criteria));
}

/** People who satisfy it less strictly: other words for those typed, or one criterion missing. */
export function looser(call: Call, criteria: Criteria): Statement {
  const bind = bindingOf(call);
  return statementOf((isNameAlone(criteria) ? looseNames : oneMissing)(criteria, bind), 'always', bind, isCommon(criteria));
}
