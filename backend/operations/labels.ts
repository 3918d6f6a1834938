import { type CodeListName, labelOf } from '../../shared/codes/codes.ts';

const lists: Record<string, CodeListName> = {
  title: 'title',
  gender: 'gender',
  preferredContact: 'contact-method',
  introducedBy: 'introduced-by',
};

const answerLists: Record<string, CodeListName> = {
  ethnicity: 'ethnicity',
  'lldd-declaration': 'lldd-declaration',
  'lldd-primary': 'lldd',
  'lldd-secondary': 'lldd',
  'priority-group': 'priority-group',
};

/** The words for a held value that is a code; null for a value that speaks for itself. */
export function labelOfValue(field: string, value: string): string | null {
  const list = lists[field];
  return list ? labelOf(list, Number(value)) : null;
}

/** The words for an answer held under a consent; the code itself where the lists do not know it. */
export function labelOfAnswer(field: string, code: number): string {
  const list = answerLists[field];
  return (list && labelOf(list, code)) ?? String(code);
}
