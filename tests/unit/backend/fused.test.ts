import { expect, test } from 'vitest';
import { fuse } from '../../../backend/fused.ts';

const last = { sql: 'with audited as (insert into audit values ($1)) update keys set answer = $2', parameters: ['a', 'b'] };

test('one statement with every value in its place', () => {
  const first = { sql: 'insert into x values ($1, $2)', parameters: [1, 2] };
  const second = { sql: 'delete from y where id = $1 or other = $1', parameters: [3] };
  const { text, values } = fuse([first, second], last);
  expect(text.replace(/\s+/g, ' ')).toBe(
    'with write_0 as (insert into x values ($1, $2)), write_1 as (delete from y where id = $3 or other = $3), ' +
      'audited as (insert into audit values ($4)) update keys set answer = $5',
  );
  expect(values).toEqual([1, 2, 3, 'a', 'b']);
});

test('nothing before the last leaves the last as it is', () => {
  expect(fuse([], last)).toMatchObject({ text: last.sql, values: last.parameters });
});

test('ten and more values are not mistaken for one', () => {
  const many = {
    sql: `insert into x values (${Array.from({ length: 12 }, (_, index) => `$${index + 1}`).join(', ')})`,
    parameters: Array(12).fill(0),
  };
  expect(fuse([{ sql: 'delete from y where id = $1', parameters: [9] }, many], last).text).toContain(
    '$2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13',
  );
});

test('the same texts have the same name, others another', () => {
  const write = (value: number) => ({ sql: 'delete from z where id = $1', parameters: [value] });
  expect(fuse([write(1)], last).name).toBe(fuse([write(2)], last).name);
  expect(fuse([write(1)], last).name).not.toBe(fuse([], last).name);
});
