import type { AnswerField } from '../../shared/codes/coded-fields.ts';
import { type ConsentState, decidingEvent, type Purpose } from '../../shared/domain/consent.ts';
import type { ConsentRow } from './consent-history.ts';
import type { Member } from './family.ts';
import { AS_OF, DAY } from './family.ts';
import { draw, pick, type Random, weighted } from './random.ts';

/** A row of `consent_answers`. */
export type AnswerRow = {
  readonly purpose: Purpose;
  readonly field: AnswerField;
  readonly code: number;
  readonly source: 'phone' | 'face-to-face' | 'website';
  readonly collectedAt: string;
};

/** What somebody would answer, asked or not. */
export type Truth = { readonly ethnicity: number; readonly disabilities: readonly number[]; readonly groups: readonly number[] };

const disabilities = weighted<number>([
  [9, 30],
  [12, 16],
  [14, 10],
  [95, 12],
  [6, 10],
  [5, 5],
  [4, 4],
  [10, 6],
  [94, 3],
  [93, 3],
  [13, 2],
  [16, 2],
  [17, 1],
  [8, 4],
  [97, 2],
  [98, 3],
]);

/** Draws what is true of a person. Groups follow age and need (DSS: 98 and 99 stand alone, 1 and 6 exclude each other). */
export function drawTruth(random: Random, member: Member): Truth {
  const age = (AS_OF - member.born) / (365.25 * DAY);
  const ethnicity = random() < 0.04 ? 99 : random() < 0.05 ? 38 : draw(random, member.culture.ethnicities);
  const first = random() < 0.19 ? draw(random, disabilities) : null;
  const second = first !== null && random() < 0.15 ? draw(random, disabilities) : null;
  const groups = [
    ...(age >= 18 && age < 25 && random() < 0.4 ? [1] : []),
    ...(age >= 19 && random() < 0.3 ? [2] : []),
    ...(age >= 19 && random() < 0.2 ? [3] : []),
    ...(age >= 19 && random() < 0.08 ? [4] : []),
    ...(first !== null && first !== 98 ? [5] : []),
    ...(age >= 50 && random() < 0.6 ? [6] : []),
  ];
  const ids = first === null ? [] : second === null || second === first ? [first] : [first, second];
  return { ethnicity, disabilities: ids, groups: groups.length > 0 ? groups : [pick(random, [98, 99, 99])] };
}

/** The answers that may be held: each only while its consent is given, group 5 only with the disability consent too. */
export function heldAnswers(
  truth: Truth,
  events: readonly ConsentRow[],
  states: Readonly<Record<Purpose, ConsentState>>,
): AnswerRow[] {
  const rows = (purpose: Purpose, answers: readonly (readonly [AnswerField, number])[]): AnswerRow[] => {
    const event = states[purpose] === 'given' ? decidingEvent(events, purpose) : undefined;
    if (!event) return [];
    const source = event.channel === 'online-account' ? 'website' : event.channel === 'face-to-face' ? 'face-to-face' : 'phone';
    return answers.map(([field, code]) => ({ purpose, field, code, source, collectedAt: event.receivedAt }));
  };
  const [first, second] = truth.disabilities;
  const groups = truth.groups.filter((group) => group !== 5 || states['disability-monitoring'] === 'given');
  return [
    ...rows('ethnicity-monitoring', [['ethnicity', truth.ethnicity]]),
    ...rows('disability-monitoring', [
      ['lldd-declaration', first === undefined ? 2 : 1],
      ...(first === undefined ? [] : [['lldd-primary', first] as const]),
      ...(second === undefined ? [] : [['lldd-secondary', second] as const]),
    ]),
    ...rows(
      'priority-group-targeting',
      (groups.length > 0 ? groups : [98]).map((group) => ['priority-group', group] as const),
    ),
  ];
}
