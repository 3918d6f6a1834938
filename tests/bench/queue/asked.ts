import { createSecretKey } from 'node:crypto';
import type pg from 'pg';
import type { Call, Statement } from '../../../backend/call.ts';
import { countsOf } from '../../../backend/operations/request-counts.ts';
import { LISTED } from '../../../backend/operations/requests-list.ts';
import { pageOf } from '../../../backend/requests/queue-page.ts';
import { addDays } from '../../../shared/domain/calendar.ts';
import { REQUEST_KINDS } from '../../../shared/domain/request.ts';
import { REQUEST_SORTS, REQUEST_VIEWS } from '../../../shared/domain/request-view.ts';
import type { Input, OperationName } from '../../../shared/operations.ts';

type List = Input<'requests.list'>;
/** What is asked of ours, and the statement that it comes to. */
export type Asked = { readonly operation: OperationName; readonly input: Record<string, unknown>; readonly statement: Statement };

/** Whoever looks: a supervisor of the privacy team, who sees every request. */
const CALLER = { sub: 'supervisor', name: 'Bench', roles: ['supervisor'], touchpoint: '0000000999' } as const;
const callOn = (): Call => ({
  ...{ caller: CALLER, requestId: 'bench', now: new Date(), token: () => ({ hash: Buffer.alloc(32), endsAt: new Date(0) }) },
  deskKeySecret: createSecretKey(Buffer.alloc(32)),
});

const open = (more: Partial<List>): List => ({ which: 'open', ...more });

/** What each row of the figures asks, in turn: first page, views, filters, sorts, a page further on, finished ones, counts. */
export async function asksFor(owner: pg.Pool, today: string): Promise<ReadonlyMap<string, readonly Asked[]>> {
  const list = (...inputs: List[]) =>
    inputs.map((input): Asked => ({ operation: 'requests.list', input, statement: pageOf(callOn(), input, LISTED).statement }));
  const days = [0, 1, 2, 3, 5, 8].map((many) => addDays(today, -many));
  const { rows } = await owner.query<{ reference: string }>(
    `select reference from requests where status = 'open' order by md5(id::text) limit 50`,
  );
  const workers = Array.from({ length: 40 }, (_, index) => `worker-${1 + index * 4}`);
  return new Map<string, Asked[]>([
    ['first-page', list(open({}))],
    ['page-of-100', list(open({ limit: 100 }))],
    ['next-page', list(...(await further(owner)).map((cursor) => open({ cursor })))],
    ...REQUEST_VIEWS.map(({ view }): [string, Asked[]] => [`view:${view}`, list(open({ view }))]),
    ['filter:kind', list(...REQUEST_KINDS.map((kind) => open({ kind })))],
    ['filter:field', list(...(['email', 'mobile', 'uln', 'gender'] as const).map((field) => open({ field })))],
    ['filter:status', list(...(['open', 'being-checked', 'tell-customer'] as const).map((step) => open({ step })))],
    ['filter:organisation', list(...['0000000203', '0000000204', '0000000999'].map((organisation) => open({ organisation })))],
    ['filter:assignee', list(...['nobody', ...workers].map((assignee) => open({ assignee })))],
    ['filter:made', list(...days.map((madeFrom) => open({ madeFrom, madeTo: addDays(madeFrom, 7) })))],
    ['filter:due', list(...days.map((dueFrom) => open({ dueFrom, dueTo: addDays(dueFrom, 7) })))],
    ['filter:told', list(open({ toldOpen: true }), open({ toldOpen: false }))],
    ['filter:reference', list(...rows.map(({ reference }) => open({ reference })))],
    [
      'filter:several',
      list(
        open({ kind: 'access', assignee: 'nobody' }),
        open({ view: 'overdue', organisation: '0000000203', kind: 'rectification' }),
      ),
    ],
    ...REQUEST_SORTS.map((sort): [string, Asked[]] => [
      `sort:${sort}`,
      list(open({ sort }), open({ sort, direction: 'descending' })),
    ]),
    ['finished', list({ which: 'finished' })],
    ['counts', [{ operation: 'requests.counts', input: {}, statement: countsOf(callOn()) }]],
  ]);
}

/** Places far down the queue, as its cursors name them. */
async function further(owner: pg.Pool): Promise<string[]> {
  const { rows } = await owner.query<{ due: string; id: string }>(
    `select due_on::text as due, id from requests where status = 'open' order by md5(id::text) limit 30`,
  );
  return rows.map(({ due, id }) => Buffer.from(JSON.stringify(['dueOn', false, due, id])).toString('base64url'));
}
