import { inc, out, type Store, THEIR_REQUESTS } from '../store.ts';

const PART = { section: 'requests', of: `t.request_id in ${THEIR_REQUESTS}`, request: 't.request_id' } as const;
/** Who of us looks into a complaint is not said. */
const unlessInquiry = (name: string) =>
  `case when (select q.kind from asked_for q where q.id = t.request_id) <> 'complaint' then ${name} end`;

/** How a request was worked on: what colleagues noted, who had it, and what it waited for. */
export const REQUEST_WORK: readonly Store[] = [
  {
    ...PART,
    table: 'request_notes',
    item: 'A note on something you asked',
    key: 't.command_id::text',
    order: 't.received_at, t.command_id',
    columns: {
      command_id: out('row-number'),
      request_id: out('row-number'),
      note: inc('What was noted', { flag: 'note' }),
      at: inc('On'),
      received_at: inc('Received on'),
      noted_by: out('staff-sign-in'),
      noted_by_name: inc('By', { sql: unlessInquiry('t.noted_by_name') }),
    },
  },
  {
    ...PART,
    table: 'request_steps',
    item: 'A step of something you asked',
    key: "t.command_id::text || '.' || t.step",
    order: 't.at, t.command_id, t.step',
    columns: {
      command_id: out('row-number'),
      request_id: out('row-number'),
      step: inc('What happened', { says: 'code' }),
      at: inc('On'),
      done_by: out('staff-sign-in'),
      done_by_name: inc('By', { sql: unlessInquiry('t.done_by_name') }),
      organisation: inc('Organisation', { says: 'organisation' }),
      whom: out('staff-sign-in'),
      whom_name: inc('To whom', { sql: unlessInquiry('t.whom_name') }),
      on_day: inc('It counts for'),
      // How it goes they were told in these words.
      why: inc('Why', { flag: 'note', when: "t.step <> 'progress-told'" }),
      taken_back: inc('Decisions that were taken back', { flag: 'note' }),
    },
  },
  {
    ...PART,
    table: 'request_waits',
    item: 'What it waited for',
    key: 't.command_id::text',
    order: 't.asked_on, t.command_id',
    columns: {
      command_id: out('row-number'),
      request_id: out('row-number'),
      waits_for: inc('Waited for', { says: 'code' }),
      asked_on: inc('Asked on'),
      came_on: inc('Came on'),
    },
  },
  {
    section: 'requests',
    of: `(t.customer_id = (select id from who) or t.request_id in ${THEIR_REQUESTS})`,
    request: 't.request_id',
    table: 'promises',
    item: 'Something we promised you',
    key: 't.id::text',
    order: 't.promised_on, t.id',
    columns: {
      id: out('row-number'),
      customer_id: out('names-you'),
      request_id: inc('About', {
        sql: '(select q.reference from requests q where q.id = t.request_id)',
        says: 'reference',
      }),
      conversation_id: out('row-number'),
      how: inc('We would', { says: 'code' }),
      promised_on: inc('By'),
      part: inc('At what time of day', { says: 'code' }),
      said_at: inc('Promised on'),
      received_at: inc('Received on'),
      made_by: out('staff-sign-in'),
      made_by_name: inc('By whom'),
      organisation: inc('Organisation', { says: 'organisation' }),
      state: inc('It is', { says: 'code' }),
      because: inc('Why not', { says: 'code' }),
      ended_at: inc('Ended on'),
      end_received_at: inc('Its end received on'),
      ended_by: out('staff-sign-in'),
      ended_by_name: inc('Ended by'),
      ended_by_command: out('row-number'),
    },
  },
];
