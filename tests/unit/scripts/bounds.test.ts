import { expect, test } from 'vitest';
import {
  accuracyBounds,
  betterOfTwo,
  findBounds,
  growthBounds,
  outboxBounds,
  queueBounds,
  scrollBounds,
  startBounds,
} from '../../../scripts/stages/bounds.mjs';

const row = (op: string, clients: number, p50: number, ratio = 1) => ({
  op,
  clients,
  p50,
  ratioP50: ratio,
  ratioP95: ratio,
  durableRatioP50: ratio,
  durableRatioP95: ratio,
});
const missed = (judgements: readonly { what: string; held: boolean }[]) =>
  judgements.filter(({ held }) => !held).map(({ what }) => what);

test('a bound holds up to and with its own value', () => {
  expect(missed(findBounds([row('name', 1, 1, 1.5)]))).toEqual([]);
  expect(missed(findBounds([row('name', 1, 1, 2)]))).toEqual([
    'name, 1 client: p50, ours to durable',
    'name, 1 client: p95, ours to durable',
  ]);
  expect(missed(findBounds([row('name', 8, 1, 2.51)]))).toHaveLength(4);
});

test('a decision has bounds of its own', () => {
  expect(missed(findBounds([row('decide', 1, 1, 1.5)]))).toEqual([]);
  expect(missed(findBounds([row('decide', 1, 1, 1.51)]))).toHaveLength(4);
});

test('a known miss is answered up to its ceiling, and never beyond it', () => {
  const [bare] = findBounds([row('name', 1, 1, 3.75)]);
  expect(bare).toMatchObject({ held: false, answered: true });
  const [worse] = findBounds([row('name', 1, 1, 3.76)]);
  expect(worse).toMatchObject({ held: false, answered: false });
  expect(startBounds([{ op: 'painted', ratio: 1.61 }])).toMatchObject([{ held: false, answered: false }]);
});

test('what fails is judged by its second measurement, and by its first where there is no second', () => {
  const over = findBounds([row('name', 1, 1, 5), row('phone', 1, 1, 5), row('read', 1, 1, 1)]);
  const within = findBounds([row('name', 1, 1, 1), row('read', 1, 1, 5)]);
  expect(missed(betterOfTwo(over, within))).toEqual(missed(findBounds([row('phone', 1, 1, 5)])));
  expect(missed(betterOfTwo(over, over))).toEqual(missed(over));
  expect(missed(betterOfTwo(over, []))).toEqual(missed(over));
});

test('growth compares the same cell of two sizes, finds alone', () => {
  const few = [row('name', 1, 1), row('name', 8, 2), row('read', 1, 1)];
  const many = [row('name', 1, 2), row('name', 8, 4.1), row('read', 1, 50)];
  const judgements = growthBounds(few, many);
  expect(judgements).toHaveLength(2);
  expect(missed(judgements)).toEqual(['name, 8 clients: p50, many people to few']);
});

test('nine in ten with a slip in both words come first', () => {
  expect(missed(accuracyBounds({ first: 0.9 }))).toEqual([]);
  expect(missed(accuracyBounds({ first: 0.899 }))).toHaveLength(1);
});

test('the start is judged by what is seen, usable and used', () => {
  const judgements = startBounds([
    { op: 'painted', ratio: 1.7 },
    { op: 'usable', ratio: 1.9 },
    { op: 'memory', ratio: 1.6 },
  ]);
  expect(missed(judgements)).toEqual(['start, painted: ours to a bare window']);
});

test('the outbox: a row for one customer may cost a third more than the bare requests, for many it must cost less', () => {
  const judgements = outboxBounds([
    { op: 'drain-one', ratio: 1.31 },
    { op: 'drain-many', ratio: 0.6 },
    { op: 'record', ratio: 2 },
  ]);
  expect(judgements.map(({ held }) => held)).toEqual([false, true, true]);
});

test('the queue: beside the bare and the durable server, and beside itself with few requests', () => {
  const queue = (ratio: number, growth: number) => ({ ...row('view:mine', 8, 1, ratio), growth });
  expect(missed(queueBounds([queue(1.5, 2)]))).toEqual([]);
  expect(missed(queueBounds([queue(1.5, 2.01)]))).toEqual(['queue, view:mine, 8 clients: p50, many requests to few']);
  expect(missed(queueBounds([queue(2.01, 1)]))).toEqual([
    'queue, view:mine, 8 clients: p50, ours to bare',
    'queue, view:mine, 8 clients: p50, ours to durable',
    'queue, view:mine, 8 clients: p95, ours to durable',
  ]);
});

test('scrolling drops at most half as many frames again as a bare table', () => {
  expect(missed(scrollBounds([{ op: 'scroll', ratio: 1.5 }]))).toEqual([]);
  expect(missed(scrollBounds([{ op: 'scroll', ratio: 1.51 }]))).toHaveLength(1);
});
