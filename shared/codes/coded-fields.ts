import type { Field } from '../domain/customer.ts';
import { type CodeListName, labelOf } from './codes.ts';

/** The held values that are codes, kept as the code's digits, and their lists. */
const FIELD_LISTS: Partial<Record<Field, CodeListName>> = {
  title: 'title',
  gender: 'gender',
  preferredContact: 'contact-method',
  introducedBy: 'introduced-by',
};

/** The answers only a consent lets us hold (`consent_answers.field`), and their lists. */
const ANSWER_LISTS = {
  ethnicity: 'ethnicity',
  'lldd-declaration': 'lldd-declaration',
  'lldd-primary': 'lldd',
  'lldd-secondary': 'lldd',
  'priority-group': 'priority-group',
} as const satisfies Record<string, CodeListName>;

export type AnswerField = keyof typeof ANSWER_LISTS;
export const ANSWER_FIELDS = Object.keys(ANSWER_LISTS) as [AnswerField, ...AnswerField[]];

/** The list whose codes a field holds; undefined where the value speaks for itself. */
export const listOfField = (field: Field): CodeListName | undefined => FIELD_LISTS[field];
export const listOfAnswer = (field: AnswerField): CodeListName => ANSWER_LISTS[field];

/** The words for a held value that is a code; null where the value speaks for itself or the code is unknown. */
export function labelOfField(field: string, value: string): string | null {
  const list: CodeListName | undefined = (FIELD_LISTS as Record<string, CodeListName | undefined>)[field];
  return list && /^\d+$/.test(value) ? labelOf(list, Number(value)) : null;
}

/** The words for an answer; null for a field or code the lists do not know. */
export function labelOfAnswer(field: string, code: number): string | null {
  const list: CodeListName | undefined = (ANSWER_LISTS as Record<string, CodeListName | undefined>)[field];
  return list ? labelOf(list, code) : null;
}
