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

/** The words for a held value that is a code; null where the value speaks for itself or the code is unknown. */
export function labelOfField(field: Field, value: string): string | null {
  const list = FIELD_LISTS[field];
  return list && /^\d+$/.test(value) ? labelOf(list, Number(value)) : null;
}

/** The words for an answer; null for a code the list does not know. */
export function labelOfAnswer(field: AnswerField, code: number): string | null {
  return labelOf(ANSWER_LISTS[field], code);
}
