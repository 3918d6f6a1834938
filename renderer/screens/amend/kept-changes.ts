import { FIELDS, type Field } from '../../../shared/domain/customer.ts';
import type { newsOf } from '../../lib/changed.ts';
import { type Held, type HowTyped, type Typed, typedFrom, valueNow } from './changes-of.ts';

type News = ReturnType<typeof newsOf>;
/** A value being typed over, and what was held then. */
type KeptChange = { readonly value: string; readonly how: HowTyped; readonly since: string; readonly before: string | null };
/** What is kept of the form: a value that was left alone may change meanwhile, and comes back as it is then. */
export type KeptChanges = Partial<Record<Field, KeptChange>>;

/** What was typed over, of each field with what it was typed over. */
export function keptFrom({ values, how, since }: Typed, held: Held, news: News): KeptChanges {
  const opened = typedFrom(held, news).values;
  return Object.fromEntries(
    FIELDS.filter((field) => values[field] !== opened[field]).map((field) => [
      field,
      { value: values[field], how: how[field], since: since[field], before: valueNow(field, held, news) },
    ]),
  );
}

/**
 * The form as it comes back. Of a value of which something else is held by now, a person says again whether it has changed: those fields
 * are named.
 */
export function comeBack(kept: KeptChanges, held: Held, news: News): { readonly typed: Typed; readonly moved: readonly Field[] } {
  const typed = typedFrom(held, news);
  const moved: Field[] = [];
  for (const [field, { value, how, since, before }] of Object.entries(kept) as [Field, KeptChange][]) {
    // By now it is held as it was typed.
    if (typed.values[field] === value) continue;
    const isMoved = valueNow(field, held, news) !== before;
    if (isMoved) moved.push(field);
    typed.values[field] = value;
    typed.how[field] = isMoved ? '' : how;
    typed.since[field] = since;
  }
  return { typed, moved };
}
