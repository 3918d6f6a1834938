import { inc, OF_CUSTOMER, out, type Store } from '../store.ts';

const IN_THEIRS = 't.conversation_id in (select id from theirs)';

/** The conversations somebody was dealt with in, and how far we knew who it was. A note may be about anybody. */
export const CONVERSATIONS: readonly Store[] = [
  {
    table: 'conversations',
    section: 'conversations',
    item: 'A conversation',
    of: 't.id in (select id from theirs)',
    key: 't.id::text',
    order: 't.began_at, t.id',
    columns: {
      id: out('row-number'),
      channel: inc('How', { says: 'code' }),
      direction: inc('Who began it', { says: 'code' }),
      speaker: inc('Who spoke', { says: 'code' }),
      adviser: out('staff-sign-in'),
      adviser_name: inc('Adviser'),
      organisation: inc('Organisation', { says: 'organisation' }),
      began_at: inc('Began'),
      sent_at: inc('Your message was sent'),
      parked_at: inc('The line dropped'),
      ended_at: inc('Ended'),
      note: inc('The adviser’s note', { flag: 'note' }),
    },
  },
  {
    table: 'conversation_steps',
    section: 'conversations',
    item: 'How a conversation went',
    of: IN_THEIRS,
    key: 't.command_id::text',
    order: 't.at, t.command_id',
    columns: {
      command_id: out('row-number'),
      conversation_id: out('row-number'),
      step: inc('It was', { says: 'code' }),
      adviser: out('staff-sign-in'),
      at: inc('On'),
      received_at: inc('Received on'),
    },
  },
  {
    table: 'conversation_levels',
    section: 'conversations',
    item: 'How far we knew that it was you',
    of: OF_CUSTOMER,
    key: 't.conversation_id::text',
    order: 't.conversation_id',
    columns: {
      conversation_id: inc('In the conversation that began', {
        sql: '(select v.began_at from conversations v where v.id = t.conversation_id)',
      }),
      customer_id: out('names-you'),
      level: inc('Level reached, of 3'),
      restores: out('how-we-count'),
      matched: inc('What matched', { says: 'items' }),
    },
  },
  {
    table: 'identity_checks',
    section: 'conversations',
    item: 'An identity check',
    of: OF_CUSTOMER,
    key: 't.command_id::text',
    order: 't.at, t.command_id',
    columns: {
      command_id: out('row-number'),
      customer_id: out('names-you'),
      conversation_id: out('row-number'),
      at: inc('On'),
      organisation: inc('By', { says: 'organisation' }),
      passed: inc('Everything matched', { says: 'code' }),
      level: inc('Level reached, of 3'),
    },
  },
  {
    table: 'conversation_authorities',
    section: 'conversations',
    item: 'Somebody spoke for you',
    of: OF_CUSTOMER,
    key: 't.conversation_id::text',
    order: 't.conversation_id',
    columns: {
      conversation_id: inc('In the conversation that began', {
        sql: '(select v.began_at from conversations v where v.id = t.conversation_id)',
      }),
      customer_id: out('names-you'),
      authority_id: out('row-number'),
    },
  },
];
