import { inc, out, type Store, THEIR_REQUESTS } from '../store.ts';

const PART = { section: 'requests', of: `t.request_id in ${THEIR_REQUESTS}`, request: 't.request_id' } as const;

/**
 * What was said to somebody of their complaint or of another right, what facts were asked and given about it, and what was decided: never
 * who looked into it.
 */
export const COMPLAINTS: readonly Store[] = [
  {
    ...PART,
    table: 'complaints',
    item: 'What your complaint is about',
    key: 't.request_id::text',
    order: 't.request_id',
    columns: {
      request_id: out('row-number'),
      about: inc('About', { says: 'code' }),
      about_sub: out('staff-sign-in'),
      about_name: inc('About whom, as you said it', { flag: 'name-of-somebody' }),
      about_organisation: inc('About which organisation', { says: 'organisation' }),
      named_by: out('complaint-inquiry'),
      named_by_name: out('complaint-inquiry'),
      named_at: out('complaint-inquiry'),
      acknowledged_how: inc('You were told that it came', { says: 'code' }),
    },
  },
  {
    ...PART,
    table: 'progress_tellings',
    item: 'You were told how it goes',
    key: 't.command_id::text',
    order: 't.told_on, t.command_id',
    columns: {
      command_id: out('row-number'),
      request_id: out('row-number'),
      told_on: inc('On'),
      how: inc('How', { says: 'code' }),
      what: inc('What you were told'),
      told_by: out('staff-sign-in'),
      told_by_name: out('complaint-inquiry'),
      received_at: inc('Noted on'),
    },
  },
  {
    ...PART,
    table: 'asked_facts',
    item: 'Facts that were asked about your complaint',
    key: 't.id::text',
    order: 't.asked_at, t.id',
    columns: {
      id: out('row-number'),
      command_id: out('row-number'),
      request_id: out('row-number'),
      organisation: inc('Asked of', { says: 'organisation' }),
      what: inc('What was asked', { flag: 'note' }),
      by_day: inc('To be answered by'),
      asked_by: out('staff-sign-in'),
      asked_by_name: out('complaint-inquiry'),
      asked_from: inc('Asked by', { says: 'organisation' }),
      asked_at: inc('Asked on'),
      facts: inc('What was answered', { flag: 'note' }),
      answered_by: out('staff-sign-in'),
      answered_by_name: out('complaint-inquiry'),
      answered_at: inc('Answered on'),
    },
  },
  {
    ...PART,
    table: 'right_steps',
    item: 'What was done about it',
    key: 't.command_id::text',
    order: 't.done_on, t.command_id',
    columns: {
      command_id: out('row-number'),
      request_id: out('row-number'),
      done_on: inc('On'),
      what: inc('What was done', { flag: 'note' }),
      done_by: out('staff-sign-in'),
      done_by_name: inc('By'),
      received_at: inc('Noted on'),
    },
  },
  {
    ...PART,
    table: 'request_decisions',
    item: 'What was decided',
    key: 't.command_id::text',
    order: 't.decided_at, t.command_id',
    columns: {
      command_id: out('row-number'),
      request_id: out('row-number'),
      decision: inc('Decision', { says: 'code' }),
      asked_right: inc('Which right', { says: 'code' }),
      reasons: inc('Why', { flag: 'note' }),
      searched: inc('Where we looked', { flag: 'note' }),
      decided_by: out('staff-sign-in'),
      decided_by_name: inc('By'),
      decided_at: inc('On'),
      undone_at: inc('Taken back on'),
    },
  },
];
