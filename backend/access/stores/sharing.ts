import { inc, OF_CUSTOMER, out, type Store } from '../store.ts';

const recipient = '(select p.name from recipients p where p.id = t.recipient_id)';
/** To tell somebody that the police or a court asked about them may be forbidden: whoever looks through it decides (domain: sharing). */
const BY_LAW = {
  flag: 'legal-demand',
  when: "(select p.kind = 'legal-demand' from recipients p where p.id = t.recipient_id)",
} as const;

/** Who has something of somebody, and what recipients were told since. */
export const SHARING: readonly Store[] = [
  {
    table: 'disclosures',
    section: 'shared',
    item: 'Something was passed on',
    of: OF_CUSTOMER,
    key: 't.id::text',
    order: 't.shared_at, t.id',
    columns: {
      id: out('row-number'),
      customer_id: out('names-you'),
      recipient_id: inc('To', { sql: recipient, ...BY_LAW }),
      shared_at: inc('On'),
      received_at: inc('Noted on'),
      items: inc('What', { says: 'items' }),
      why: inc('What for', { says: 'code' }),
      basis: inc('On what basis in law', { says: 'code' }),
      agreement: inc('The agreement or demand'),
      recorded_by: out('staff-sign-in'),
      organisation: inc('By', { says: 'organisation' }),
      conversation_id: out('row-number'),
      list_id: out('row-number'),
      clock_flagged: inc('A computer’s clock was wrong', { says: 'code' }),
    },
  },
  {
    table: 'recipient_notices',
    section: 'shared',
    item: 'What a recipient is told',
    of: 't.customer_id = (select id from who) or t.customer_reference = (select reference from who)',
    key: 't.id::text',
    order: 't.made_at, t.id',
    columns: {
      id: out('row-number'),
      kind: inc('They are asked', { says: 'code' }),
      recipient_id: inc('Who', { sql: recipient, ...BY_LAW }),
      customer_id: out('names-you'),
      customer_reference: inc('Your reference', { says: 'reference' }),
      request_id: out('row-number'),
      items: inc('About', { says: 'items' }),
      made_by: out('row-number'),
      made_at: inc('Noted on'),
      made_on: inc('Since'),
      chase_on: inc('To be asked again on'),
      organisation: inc('By', { says: 'organisation' }),
      state: inc('How far it is', { says: 'code' }),
      version: out('how-we-count'),
      told_on: inc('Told on'),
      told_by: out('staff-sign-in'),
      told_by_name: inc('Told by'),
      told_how: inc('Told how', { says: 'code' }),
      ended_on: inc('Ended on'),
      impossible_because: inc('Why they cannot be told', { says: 'code' }),
    },
  },
];
