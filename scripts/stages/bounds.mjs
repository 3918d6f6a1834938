/**
 * What the product promises of its speed, as data: each figure of a benchmark's report beside its bound.
 * A judgement is `{ what, figure, bound, held, answered }`; every figure is a ratio, so that it means the same on any machine.
 * `answered`: missed, but known, with its reasons in docs/decisions/0012, and no worse than the ceiling given there.
 * @typedef {{ op: string, clients: number, p50: number, ratioP50: number, ratioP95: number, durableRatioP50: number, durableRatioP95: number }} FindFigures
 * @typedef {FindFigures & { growth: number }} QueueFigures
 * @typedef {{ op: string, ratio: number }} StartFigures
 * @typedef {{ op: string, ratio: number }} ScrollFigures
 * @typedef {{ op: string, ratio: number }} OutboxFigures
 */
const judge = (what, figure, bound, ceiling = bound) => ({
  what,
  figure: Number(figure.toFixed(2)),
  bound,
  held: figure <= bound,
  answered: figure > bound && figure <= ceiling,
});

/** Whether a judgement fails the run: its bound is missed, and nothing answers the miss. */
export const fails = (/** @type {{ held: boolean, answered: boolean }} */ { held, answered }) => !held && !answered;

/** The first judgements, and in place of each that fails the second one of the same figure, if it was measured (docs/decisions/0012). */
export function betterOfTwo(first, second) {
  return first.map((judgement) => (fails(judgement) && second.find(({ what }) => what === judgement.what)) || judgement);
}

/** How far a bound may be missed before a full run fails: a little above what was reached when the bound was given up for now. */
const ANSWERED = { bareP50: 3.75, bareP95: 3.75, durableP50: 1.7, durableP95: 2 };
const ANSWERED_DECIDE = { bareP50: 1.85, bareP95: 1.85, durableP50: 1.7, durableP95: 1.8 };

/** The tail of one cell of the queue in 78 was over: noise, or nearly (docs/decisions/0038). */
const ANSWERED_QUEUE = { durableP95: 1.8 };

/** Ours beside a bare server and beside one that writes the audit row too, on the same database. */
export function findBounds(/** @type {readonly FindFigures[]} */ rows) {
  return rows.flatMap((row) => {
    const decides = row.op === 'decide';
    return besideBoth(row, decides ? [1.5, 1.5] : [2, 2.5], decides ? ANSWERED_DECIDE : ANSWERED);
  });
}

/** The queue beside the same two, and beside itself with few requests. */
export function queueBounds(/** @type {readonly QueueFigures[]} */ rows) {
  return rows.flatMap((row) => [
    ...besideBoth({ ...row, op: `queue, ${row.op}` }, [2, 2.5], ANSWERED_QUEUE),
    judge(`queue, ${cellOf(row)}: p50, many requests to few`, row.growth, 2),
  ]);
}

const cellOf = ({ op, clients }) => `${op}, ${clients} client${clients === 1 ? '' : 's'}`;

function besideBoth(row, [p50, p95], answered = {}) {
  const cell = cellOf(row);
  return [
    judge(`${cell}: p50, ours to bare`, row.ratioP50, p50, answered.bareP50),
    judge(`${cell}: p95, ours to bare`, row.ratioP95, p95, answered.bareP95),
    judge(`${cell}: p50, ours to durable`, row.durableRatioP50, 1.5, answered.durableP50),
    judge(`${cell}: p95, ours to durable`, row.durableRatioP95, 1.5, answered.durableP95),
  ];
}

/** How a find grows from few people to many: the same cell of two reports. */
export function growthBounds(/** @type {readonly FindFigures[]} */ few, /** @type {readonly FindFigures[]} */ many) {
  return many.flatMap((row) => {
    const before = few.find(({ op, clients }) => op === row.op && clients === row.clients);
    if (!before || row.op === 'read' || row.op === 'decide') return [];
    return [judge(`${cellOf(row)}: p50, many people to few`, row.p50 / before.p50, 2)];
  });
}

/** Of people with a slip in both words, how many came first (a share; here more is better, so its lack is judged). */
export function accuracyBounds(/** @type {{ first: number }} */ { first }) {
  return [
    {
      what: 'slips in both words, the right person first',
      figure: Number(first.toFixed(3)),
      bound: 0.9,
      held: first >= 0.9,
      answered: false,
    },
  ];
}

const START = { painted: 1.6, usable: 2, memory: 1.6 };

/** The app beside a bare window of the same runtime. */
export function startBounds(/** @type {readonly StartFigures[]} */ rows) {
  return rows.map(({ op, ratio }) => judge(`start, ${op}: ours to a bare window`, ratio, START[op]));
}

const OUTBOX = {
  'drain-one': ['1,000 queued for one customer sent: ours to a bare loop', 1.3],
  'drain-many': ['1,000 queued for different customers sent: ours to a bare loop', 1],
  record: ['recording with 1,000 queued: to recording the first', 2],
};

/** What the sealed outbox adds to the requests themselves, and how recording grows with what is queued. */
export function outboxBounds(/** @type {readonly OutboxFigures[]} */ rows) {
  return rows.map(({ op, ratio }) => judge(`outbox, ${OUTBOX[op][0]}`, ratio, OUTBOX[op][1]));
}

/** How far scrolling may miss its bound: of so few dropped frames one or two decide (docs/decisions/0039). */
const ANSWERED_SCROLL = 3.5;

/** The queue's table scrolled through, beside a bare virtual one in the same window. */
export function scrollBounds(/** @type {readonly ScrollFigures[]} */ rows) {
  return rows.map(({ op, ratio }) => judge(`${op}: frames dropped, ours to a bare table`, ratio, 1.5, ANSWERED_SCROLL));
}
