import { inc, OF_CUSTOMER, out, type Store } from '../store.ts';

/** What somebody agreed to, and what is held under it. */
export const CONSENTS: readonly Store[] = [
  {
    table: 'consent_events',
    section: 'consents',
    item: 'What you said',
    of: OF_CUSTOMER,
    key: "t.command_id::text || '.' || t.purpose",
    order: 't.said_at, t.purpose',
    columns: {
      command_id: out('row-number'),
      purpose: inc('What for', { says: 'code' }),
      customer_id: out('names-you'),
      decision: inc('You', { says: 'code' }),
      said_at: inc('You said so on'),
      received_at: inc('Received on'),
      channel: inc('How', { says: 'code' }),
      conversation_id: out('row-number'),
      sign_in_id: out('sign-in-number'),
      recorded_by: out('staff-sign-in'),
      organisation: inc('By', { says: 'organisation' }),
      wording_version: inc('The wording read to you was of the privacy notice'),
      clock_flagged: inc('A computer’s clock was wrong', { says: 'code' }),
      understood: inc('You said it back in your own words', { says: 'code' }),
    },
  },
  {
    table: 'consent_answers',
    section: 'answers',
    item: 'An answer you let us hold',
    of: OF_CUSTOMER,
    key: "t.purpose || '.' || t.field || '.' || t.code",
    order: 't.purpose, t.field, t.code',
    columns: {
      customer_id: out('names-you'),
      purpose: inc('What for', { says: 'code' }),
      field: inc('What it is', { says: 'code' }),
      code: inc('Your answer', { says: 'answer' }),
      source: inc('Where it came from', { says: 'code' }),
      collected_at: inc('Since'),
    },
  },
];
