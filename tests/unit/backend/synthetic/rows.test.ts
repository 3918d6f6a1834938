import { describe, expect, it } from 'vitest';
import { madeHere } from '../../../../backend/synthetic/chunks.ts';
import { peopleOf, peopleWhere, type SyntheticCustomer } from '../../../../backend/synthetic/generate.ts';
import { REQUEST_TABLES } from '../../../../backend/synthetic/request-rows.ts';
import { rowsOf, TABLE_NAMES, TABLES } from '../../../../backend/synthetic/rows.ts';

describe('rows', () => {
  const people = [...peopleOf(2, 600)];
  const textOf = (some: Iterable<SyntheticCustomer>) => {
    const chunk = rowsOf(some);
    return Object.fromEntries(TABLE_NAMES.map((table) => [table, new TextDecoder().decode(chunk[table])]));
  };
  const rows = textOf(people);
  // Few ask for anything: these, of many more people.
  const asked = textOf(peopleWhere(2, 30_000, ({ requests, authorities }) => requests.length + authorities.length > 0));

  it('have a cell for every column, in every table', () => {
    for (const table of TABLE_NAMES) {
      const text = table in REQUEST_TABLES ? asked[table] : rows[table];
      expect(text?.endsWith('\n')).toBe(true);
      const lines = text?.slice(0, -1).split('\n') ?? [];
      expect([table, lines.length > (table === 'recipient_notices' ? 30 : 50)]).toEqual([table, true]);
      const columns = Object.keys(TABLES[table]).length;
      expect(lines.filter((line) => line.split('\t').length !== columns || /undefined|NaN|\\(?!N(\t|$))/.test(line))).toEqual([]);
    }
  });

  it('are as many as the people have', () => {
    const lines = (table: string) => (rows[table]?.split('\n').length ?? 1) - 1;
    expect(lines('customers')).toBe(600);
    expect(lines('held_values')).toBe(people.flatMap((person) => person.values).length);
    expect(lines('consent_events')).toBe(people.flatMap((person) => person.consents).length);
    expect(lines('conversation_levels')).toBe(lines('conversations'));
  });

  it('name the dates and places a find narrows by', () => {
    const first = people[0];
    const cells = rows.customer_words?.split('\n')[0]?.split('\t');
    expect(cells?.[0]).toBe(first?.id);
    expect(cells?.[2]).toBe(first?.birthDate ?? '\\N');
    expect(cells?.[3]).toBe(first?.postcode?.split(' ')[0] ?? '\\N');
  });

  it('come in chunks that make up the whole', () => {
    const chunks = [...madeHere(2, 6_000)];
    expect(chunks.map(({ many }) => many)).toEqual([2_500, 2_500, 1_000]);
    const head = new TextDecoder().decode(chunks[0]?.rows.customers).slice(0, 2_000);
    expect(rows.customers?.startsWith(head)).toBe(true);
  });
});
