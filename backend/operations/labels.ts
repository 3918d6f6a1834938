import { labelOfAnswer as listed } from '../../shared/codes/coded-fields.ts';

/** The words for an answer held under a consent; the code itself where the lists do not know it. */
export function labelOfAnswer(field: string, code: number): string {
  return listed(field, code) ?? String(code);
}
