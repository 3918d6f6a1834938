import { labelOfField } from '../../../shared/codes/coded-fields.ts';
import type { FieldChange } from '../../lib/changed.ts';
import { showDay } from '../../lib/time.ts';
import { fieldNouns } from '../../lib/words/details.ts';

/** One sentence a change, as it is read aloud. */
export function readBackChanges(changes: readonly Pick<FieldChange, 'field' | 'value' | 'since'>[]): readonly string[] {
  return changes.map(({ field, value, since }) => {
    if (value === null) return `I have taken out your ${fieldNouns[field]}.`;
    const said = field === 'dateOfBirth' ? showDay(value) : (labelOfField(field, value) ?? value);
    return `I have recorded your ${fieldNouns[field]} as ${said}${since ? `, since ${showDay(since)}` : ''}.`;
  });
}
