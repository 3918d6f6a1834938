import type { ColumnType, Generated, JSONColumnType } from 'kysely';

type Instant = ColumnType<Date, Date | string, Date | string>;
type MaybeInstant = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;

/** The tables as the queries see them; `migrations/` is what they are made from. */
export type Database = {
  organisations: { touchpoint: string; name: string };
  notices: { version: string; effective_from: string; body: JSONColumnType<object> };
  customers: {
    id: string;
    reference: string;
    audit_alias: Generated<string>;
    status: Generated<'current' | 'closed'>;
    version: Generated<number>;
    registered_at: Instant;
    registered_by: string;
    given_name: string;
    family_name: string;
    birth_date: string | null;
    postcode: string | null;
    uln: string | null;
  };
  held_values: {
    customer_id: string;
    field: string;
    value: string;
    source: string;
    source_name: string | null;
    obtained_at: Instant;
    contact_key: string | null;
    set_by: string | null;
    since: string | null;
    note: string | null | undefined;
  };
  consent_answers: {
    customer_id: string;
    purpose: string;
    field: string;
    code: number;
    source: string;
    collected_at: Instant;
  };
  conversations: {
    id: string;
    channel: string;
    direction: string;
    speaker: string;
    adviser: string;
    adviser_name: string;
    organisation: string;
    began_at: Instant;
    sent_at: MaybeInstant;
    parked_at: MaybeInstant;
    ended_at: MaybeInstant;
    note: string | null;
  };
  conversation_steps: {
    command_id: string;
    conversation_id: string;
    step: 'open' | 'park' | 'resume' | 'end';
    adviser: string;
    at: Instant;
    received_at: Instant;
  };
  conversation_levels: {
    conversation_id: string;
    customer_id: string;
    level: number;
    restores: Generated<number>;
    matched: Generated<string[]>;
  };
  identity_checks: {
    command_id: string;
    customer_id: string;
    conversation_id: string;
    at: Instant;
    organisation: string;
    passed: boolean;
    level: number;
  };
  consent_events: {
    command_id: string;
    purpose: string;
    customer_id: string;
    decision: 'given' | 'refused' | 'withdrawn';
    said_at: Instant;
    received_at: Instant;
    channel: string;
    conversation_id: string | null;
    sign_in_id: string | null;
    recorded_by: string;
    organisation: string;
    wording_version: string | null;
    clock_flagged: Generated<boolean>;
    understood: Generated<boolean | null>;
  };
  copies: {
    id: Generated<string>;
    machine_id: string;
    customer_id: string;
    holder: string;
    organisation: string;
    taken_at: Instant;
    expires_at: Instant;
    ended_at: MaybeInstant;
    ended_why: string | null;
  };
  sessions: {
    id: string;
    customer_id: string;
    interaction_id: string | null;
    at: Instant;
    channel: string;
    organisation: string;
    adviser: string;
    adviser_name: string;
    place: string | null;
    attended: boolean;
  };
  registrations: {
    command_id: string;
    customer_id: string;
    said_at: Instant;
    received_at: Instant;
    channel: string;
    conversation_id: string;
    recorded_by: string;
    organisation: string;
    clock_flagged: boolean;
  };
  requests: {
    id: string;
    command_id: string;
    reference: string;
    customer_id: string | null;
    kind: string;
    asked_right: string | null;
    taken_back: string[] | null;
    words: string;
    how_to_answer: string;
    who_name: string | null;
    who_birth_date: string | null;
    who_postcode: string | null;
    made_on: string;
    said_at: Instant;
    received_at: Instant;
    recorded_by: string;
    organisation: string;
    conversation_id: string;
    clock_flagged: boolean;
    status: Generated<string>;
    completed_at: MaybeInstant;
    joined_to: string | null | undefined;
    from_repair: Generated<boolean>;
    due_on: string | null | undefined;
    extend_by: string | null | undefined;
    arrived_late: Generated<boolean>;
    needs_other_eyes: Generated<boolean>;
  };
  interactions: { id: string; customer_id: string; at: Instant; channel: string; type: number; organisation: string };
  idempotency_keys: {
    key: string;
    caller: string;
    operation: string;
    body_hmac: Buffer;
    status: number | null;
    answer: JSONColumnType<object> | null;
    made_at: Generated<Date>;
  };
};
