import type { Level } from '../../../shared/domain/identity.ts';
import { itemWords } from '../../lib/words/levels.ts';
import type { CheckForm } from './check-form.ts';
import type { Checked } from './identity-panel.tsx';

const steps: Record<Level, readonly (keyof CheckForm)[]> = {
  0: ['fullName', 'dateOfBirth', 'postcode', 'phone', 'email', 'reference'],
  1: ['reference', 'uln', 'lastMonth', 'lastYear', 'lastContactPlace', 'knownToMe'],
  2: ['calledBackOn', 'documentSeen'],
  3: ['documentSeen'],
};

/** Which fields a level asks for, in order: those that reach the next one. */
export const fieldsOf = (level: Level): readonly (keyof CheckForm)[] => steps[level];

/** The first field still to ask for. */
export function firstEmpty(form: CheckForm, level: Level): keyof CheckForm {
  const fields = fieldsOf(level);
  return fields.find((field) => !form[field]) ?? (fields[0] as keyof CheckForm);
}

/** True when what was said is enough to try for level 1: two items, phone and e-mail counting as one. */
export function saidEnough(form: CheckForm): boolean {
  return [form.fullName, form.dateOfBirth, form.postcode, form.phone || form.email].filter(Boolean).length >= 2;
}

/** The outcome as one sentence an item. */
export function answersWords({ items }: Pick<Checked, 'items'>): string {
  return items.map(({ item, matches }) => `${itemWords[item]} ${matches ? 'matches' : 'does not match'}.`).join(' ');
}
