import { findRows } from '../../shared/domain/find/index-rows.ts';
import { postcodeKey } from '../../shared/domain/find/keys.ts';
import type { SyntheticCustomer } from './generate.ts';
import { addAsked, REQUEST_TABLES } from './request-rows.ts';

type Cell = string | number | boolean | null;

/** The tables a load fills, each with its columns and their types, in an order in which references find what they name. */
export const TABLES = {
  customers: {
    id: 'uuid',
    reference: 'text',
    audit_alias: 'uuid',
    registered_at: 'timestamptz',
    registered_by: 'text',
    given_name: 'text',
    family_name: 'text',
    birth_date: 'date',
    postcode: 'text',
    uln: 'text',
    researched: 'boolean',
  },
  held_values: {
    customer_id: 'uuid',
    field: 'text',
    value: 'text',
    source: 'text',
    source_name: 'text',
    obtained_at: 'timestamptz',
    contact_key: 'text',
  },
  consent_answers: {
    customer_id: 'uuid',
    purpose: 'text',
    field: 'text',
    code: 'smallint',
    source: 'text',
    collected_at: 'timestamptz',
  },
  conversations: {
    id: 'uuid',
    channel: 'text',
    direction: 'text',
    speaker: 'text',
    adviser: 'text',
    adviser_name: 'text',
    organisation: 'text',
    began_at: 'timestamptz',
    sent_at: 'timestamptz',
    ended_at: 'timestamptz',
    note: 'text',
  },
  conversation_levels: { conversation_id: 'uuid', customer_id: 'uuid', level: 'smallint' },
  consent_events: {
    command_id: 'uuid',
    purpose: 'text',
    customer_id: 'uuid',
    decision: 'text',
    said_at: 'timestamptz',
    received_at: 'timestamptz',
    channel: 'text',
    conversation_id: 'uuid',
    sign_in_id: 'uuid',
    recorded_by: 'text',
    organisation: 'text',
    wording_version: 'text',
    clock_flagged: 'boolean',
  },
  interactions: { id: 'uuid', customer_id: 'uuid', at: 'timestamptz', channel: 'text', type: 'smallint', organisation: 'text' },
  sessions: {
    id: 'uuid',
    customer_id: 'uuid',
    interaction_id: 'uuid',
    at: 'timestamptz',
    channel: 'text',
    organisation: 'text',
    adviser: 'text',
    adviser_name: 'text',
    place: 'text',
    attended: 'boolean',
  },
  outcomes: {
    id: 'uuid',
    customer_id: 'uuid',
    session_id: 'uuid',
    type: 'smallint',
    effective_on: 'date',
    claimed_on: 'date',
    paid_on: 'date',
    priority: 'boolean',
  },
  disclosures: {
    id: 'uuid',
    customer_id: 'uuid',
    recipient_id: 'uuid',
    shared_at: 'timestamptz',
    received_at: 'timestamptz',
    items: 'text[]',
    why: 'text',
    basis: 'text',
    agreement: 'text',
    recorded_by: 'text',
    organisation: 'text',
    conversation_id: 'uuid',
    list_id: 'uuid',
  },
  customer_words: { customer_id: 'uuid', word: 'text', birth_date: 'date', outward: 'text' },
  name_pairs: { customer_id: 'uuid', pair: 'text', birth_date: 'date' },
  ...REQUEST_TABLES,
} as const satisfies Record<string, Record<string, string>>;

export type TableName = keyof typeof TABLES;
export const TABLE_NAMES = Object.keys(TABLES) as TableName[];

/** Rows of each table as COPY reads them, in UTF-8: cells by tabs, rows by line ends, `\N` for nothing. */
export type Chunk = Record<TableName, Uint8Array<ArrayBuffer>>;

/** The rows of some people. No synthetic value holds a tab, a line end or a backslash, so none is escaped. */
export function rowsOf(people: Iterable<SyntheticCustomer>): Chunk {
  const sheets = new Map(TABLE_NAMES.map((table) => [table, makeSheet()]));
  const add: Add = (table, ...cells) => sheets.get(table)?.add(cells);
  for (const person of people) addPerson(add, person);
  return Object.fromEntries([...sheets].map(([table, sheet]) => [table, sheet.bytes()])) as Chunk;
}

/** Grows by doubling. Rows go to bytes at once: kept as text, a million of them would keep the collector busy. */
function makeSheet() {
  let buffer = Buffer.allocUnsafeSlow(1 << 16);
  let length = 0;
  return {
    add: (cells: readonly Cell[]) => {
      let row = '';
      for (const cell of cells) row += cell === null ? '\\N\t' : `${cell}\t`;
      if (length + row.length * 3 > buffer.length) {
        const larger = Buffer.allocUnsafeSlow(buffer.length * 2);
        buffer.copy(larger, 0, 0, length);
        buffer = larger;
      }
      length += buffer.write(row, length, 'utf8');
      // The last tab becomes the line end.
      buffer[length - 1] = 10;
    },
    bytes: () => new Uint8Array(buffer.buffer, 0, length),
  };
}

type Add = (table: TableName, ...cells: Cell[]) => void;

function addPerson(add: Add, p: SyntheticCustomer): void {
  const postcode = p.postcode === null ? null : postcodeKey(p.postcode);
  add(
    'customers',
    p.id,
    p.reference,
    p.auditAlias,
    p.registeredAt,
    p.registeredBy,
    p.givenName,
    p.familyName,
    p.birthDate,
    postcode,
    p.uln,
    p.shared.some(({ why }) => why === 'survey'),
  );
  for (const v of p.values) add('held_values', p.id, v.field, v.value, v.source, v.sourceName, v.obtainedAt, v.contactKey);
  for (const a of p.answers) add('consent_answers', p.id, a.purpose, a.field, a.code, a.source, a.collectedAt);
  addHistory(add, p);
  addAsked(add, p);
  const find = findRows(p);
  for (const word of find.words) add('customer_words', p.id, word, p.birthDate, find.outward);
  for (const pair of find.pairs) add('name_pairs', p.id, pair, p.birthDate);
}

function addHistory(add: Add, p: SyntheticCustomer): void {
  for (const c of p.conversations) {
    const who = [c.adviser, c.adviserName, c.organisation] as const;
    add('conversations', c.id, c.channel, c.direction, c.speaker, ...who, c.beganAt, c.sentAt, c.endedAt, c.note);
    add('conversation_levels', c.id, p.id, c.level);
  }
  for (const e of p.consents) {
    const how = [e.channel, e.conversationId, e.signInId, e.recordedBy, e.organisation, e.wordingVersion] as const;
    add('consent_events', e.commandId, e.purpose, p.id, e.decision, e.saidAt, e.receivedAt, ...how, e.clockFlagged);
  }
  for (const i of p.interactions) add('interactions', i.id, p.id, i.at, i.channel, i.type, i.organisation);
  for (const s of p.sessions) {
    const who = [s.organisation, s.adviser, s.adviserName] as const;
    add('sessions', s.id, p.id, s.interactionId, s.at, s.channel, ...who, s.place, s.attended);
  }
  for (const d of p.shared) {
    const why = [`{${d.items.join(',')}}`, d.why, d.basis, d.agreement] as const;
    const who = [d.recordedBy, d.organisation, d.conversationId, d.listId] as const;
    add('disclosures', d.id, p.id, d.recipientId, d.sharedAt, d.sharedAt, ...why, ...who);
  }
  for (const o of p.outcomes) add('outcomes', o.id, p.id, o.sessionId, o.type, o.effectiveOn, o.claimedOn, o.paidOn, o.priority);
}
