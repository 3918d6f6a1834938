import type { Born, Criteria } from '../../../shared/domain/find/criteria.ts';
import type { Key } from '../../../shared/domain/find/given-keys.ts';
import { rangeEnd } from '../../../shared/domain/find/keys.ts';
import { nicknamesOf } from '../../../shared/domain/find/nicknames.ts';
import type { Bind } from './bind.ts';

/** One criterion as a condition on a row of customers, `c` unless told otherwise. */
export function conditionOn(key: Key, criteria: Criteria, bind: Bind, row = 'c'): string {
  switch (key) {
    case 'reference':
      return criteria.reference?.asTyped
        ? `${row}.reference = ${bind.value(criteria.reference.any[0])}::text`
        : `${row}.reference = any(${bind.value(criteria.reference?.any)}::text[])`;
    case 'uln':
      return `${row}.uln = ${bind.value(criteria.uln)}::text`;
    case 'postcode':
      return `${row}.postcode = ${bind.value(criteria.postcode)}::text`;
    case 'outward':
      return `left(${row}.postcode, -3) = ${bind.value(criteria.outward)}::text`;
    case 'born':
      return criteria.born ? bornBetween(`${row}.birth_date`, criteria.born, bind) : 'true';
    case 'phone':
    case 'email':
      // As an array the few ids are read first; as a sub-query the planner unites two tables.
      return `${row}.id = any(array(select h.customer_id from held_values h where h.contact_key = ${bind.value(criteria[key])}::text))`;
  }
}

/**
 * The order in which the holders of a key are read, so that a bound always cuts the same: that of the index they are read from.
 * A reference or a learner number has too few for any bound.
 */
export function orderOf(key: Key, row: string): string {
  if (key === 'reference' || key === 'uln') return '';
  const first = key === 'born' ? `${row}.birth_date, ` : key === 'postcode' ? `${row}.postcode, ` : '';
  return ` order by ${first}${row}.id`;
}

/**
 * The condition of a postcode or a day that is all that was typed, in the words of a range: the planner takes a range for long and
 * walks along the index up to the bound. The holders of one value it takes for few, and would fetch and sort them all.
 */
export function conditionAlone(key: Key, criteria: Criteria, bind: Bind): string {
  const { postcode, born } = criteria;
  if (key === 'postcode') return `c.postcode between ${bind.value(postcode)}::text and ${bind.value(postcode)}::text`;
  if (key === 'born') return `c.birth_date between ${bind.value(born?.from)}::date and ${bind.value(born?.to)}::date`;
  return conditionOn(key, criteria, bind);
}

/** Born on a day or within a year. */
export function bornBetween(column: string, born: Born, bind: Bind): string {
  if (born.from === born.to) return `${column} = ${bind.value(born.from)}::date`;
  return `${column} between ${bind.value(born.from)}::date and ${bind.value(born.to)}::date`;
}

/** That a customer holds a word that begins as typed, or one that the typed word is short for. */
export function holdsWord(customer: string, name: string, bind: Bind): string {
  const nicknames = nicknamesOf(name);
  const either = nicknames.length > 0 ? ` or h.word = any(${bind.value(nicknames)}::text[])` : '';
  const range = `h.word >= ${bind.value(name)}::text and h.word < ${bind.value(rangeEnd(name))}::text`;
  return `exists (select from customer_words h where h.customer_id = ${customer} and (${range}${either}))`;
}
