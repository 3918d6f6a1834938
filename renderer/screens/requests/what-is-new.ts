import type { Field } from '../../../shared/domain/customer.ts';
import { showReference } from '../../../shared/domain/reference.ts';
import { showDay } from '../../lib/time.ts';
import { fieldWords } from '../../lib/words/details.ts';
import { decidedWords, showValue } from './request-words.ts';
import type { Dispute, Request } from './requests-query.ts';

export type News = {
  /** A sentence each. */
  readonly sentences: readonly string[];
  /** The fields of which something else is true than was seen: whoever decides chooses again. */
  readonly fields: readonly Field[];
};

/** What others have done with a request, or with what the record holds, since it was seen. */
export function whatIsNew(seen: Request, now: Request): News {
  const pairs = now.disputes.map((one) => [seen.disputes.find(({ field }) => field === one.field), one] as const);
  const changed = pairs.flatMap(([before, after]) =>
    before ? newsOf(before, after).map((says) => [after.field, says] as const) : [],
  );
  const before = new Set(seen.joined?.map(({ reference }) => reference));
  const joined = (now.joined ?? []).filter(({ reference }) => !before.has(reference));
  const earlier = now.madeOn < seen.madeOn && now.dueOn !== null;
  const extended = now.extensionMonths !== null && seen.extensionMonths !== now.extensionMonths && now.dueOn !== null;
  const told = seen.toldOn === null && now.toldOn !== null;
  const taken = now.isMine === false && now.assignedToName !== null && seen.assignedToName !== now.assignedToName;
  return {
    sentences: [
      ...changed.map(([, says]) => says),
      ...joined.map(({ reference }) => `It was asked again as ${showReference(reference)}: the words are above.`),
      ...(earlier ? [`It runs from ${showDay(now.madeOn)} already: it is due on ${showDay(now.dueOn as string)} now.`] : []),
      ...(extended ? [`More time was taken: it is due on ${showDay(now.dueOn as string)} now.`] : []),
      ...(taken ? [`${now.assignedToName} has it now.`] : []),
      ...(told ? [`${now.toldByName ?? 'Somebody'} told the customer on ${showDay(now.toldOn as string)}.`] : []),
    ],
    fields: [...new Set(changed.map(([field]) => field))],
  };
}

function newsOf(before: Dispute, after: Dispute): string[] {
  const what = fieldWords[after.field];
  if (before.decision === null && after.decision !== null)
    return [`${after.decidedByName ?? 'Somebody'} has decided. ${what}: ${decidedWords(after)}.`];
  return [
    ...(before.now !== after.now ? [`The record has changed. ${what} is now: ${showValue(after.field, after.now)}.`] : []),
    ...(before.says !== after.says
      ? [`Disputed again. ${what}: the customer now says ${showValue(after.field, after.says, 'nothing')}.`]
      : []),
  ];
}
