import fc from 'fast-check';
import { addDays } from '../../../shared/domain/calendar.ts';
import type { Field } from '../../../shared/domain/customer.ts';
import { REQUEST_KINDS, type RequestKind } from '../../../shared/domain/request.ts';
import { arrivedLate } from '../../../shared/domain/request-clock.ts';
import type { TestBackend } from '../../support/backend.ts';
import { newId, newReference } from '../people.ts';

/** A request as a test makes it up, with everything by which the queue is looked at. */
export type Row = {
  readonly id: string;
  readonly reference: string;
  readonly kind: RequestKind;
  readonly madeOn: string;
  readonly receivedOn: string;
  readonly dueOn: string;
  readonly extendBy: string | null;
  readonly extensionMonths: 1 | 2 | null;
  readonly waitingFor: 'proof' | 'customer' | null;
  /** Days after it was made from which it waits. */
  readonly waitsAfter: number;
  readonly promisedOn: string | null;
  readonly acknowledgedOn: string | null;
  readonly assignedTo: string | null;
  readonly recordedBy: string;
  /** Who logged a field of it again. */
  readonly claimedBy: readonly string[];
  /** The request it went into. */
  readonly joinedTo: string | null;
  readonly organisation: string;
  readonly fields: readonly Field[];
  readonly decided: number;
  readonly noticesOpen: number;
  readonly told: boolean;
  readonly right: 'erasure' | 'objection' | null;
  readonly fromRepair: boolean;
  readonly lookAt: 'to-look' | 'looked' | null;
  readonly status: 'open' | 'completed' | 'joined';
  /** Minutes ago it was completed. */
  readonly completed: number;
  readonly unseenBy: readonly string[];
};

export const PEOPLE = ['supervisor', 'supervisor.two', 'local.supervisor', 'phone.adviser', 'local.adviser'];
export const ORGANISATIONS = ['0000000999', '0000000203', '0000000204'];
export const FIELDS: readonly Field[] = ['dateOfBirth', 'email', 'postcode'];

const seldom = <T>(what: fc.Arbitrary<T>) => fc.option(what, { freq: 3, nil: null });

/** Made-up requests round a day, so that every view has some and days are equal often. */
export function rowsAround(today: string): fc.Arbitrary<Row> {
  const days = (min: number, max: number) => fc.integer({ min, max }).map((many) => addDays(today, many));
  return fc
    .record({
      kind: fc.constantFrom(...REQUEST_KINDS),
      madeOn: days(-60, -31),
      late: fc.nat({ max: 5 }),
      dueOn: fc.oneof(days(-3, 9), days(-30, 40)),
      extendable: fc.boolean(),
      extensionMonths: seldom(fc.constantFrom(1 as const, 2 as const)),
      waitingFor: seldom(fc.constantFrom('proof' as const, 'customer' as const)),
      waitsAfter: fc.constantFrom(0, 7, 8, 40),
      promisedOn: seldom(days(-2, 2)),
      acknowledged: fc.boolean(),
      assignedTo: fc.oneof(fc.constant(null), fc.constantFrom(...PEOPLE)),
      recordedBy: fc.constantFrom(...PEOPLE),
      claimedBy: fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, fc.subarray(PEOPLE, { maxLength: 2 })),
      organisation: fc.constantFrom(...ORGANISATIONS),
      fields: fc.subarray([...FIELDS]),
      decided: fc.nat({ max: 3 }),
      noticesOpen: fc.constantFrom(0, 0, 0, 1, 3),
      told: fc.boolean(),
      right: seldom(fc.constantFrom('erasure' as const, 'objection' as const)),
      fromRepair: fc.boolean(),
      lookAt: seldom(fc.constantFrom('to-look' as const, 'looked' as const)),
      status: fc.constantFrom('open' as const, 'open' as const, 'open' as const, 'completed' as const, 'joined' as const),
      completed: fc.integer({ min: 1, max: 60 }),
      unseenBy: fc.oneof({ weight: 5, arbitrary: fc.constant([]) }, fc.subarray(PEOPLE)),
    })
    .map(({ late, extendable, acknowledged, ...row }): Row => {
      const fields = row.kind === 'rectification' ? row.fields : [];
      return {
        ...row,
        ...{ id: newId(), reference: newReference(), fields, decided: Math.min(row.decided, fields.length) },
        receivedOn: addDays(row.madeOn, late),
        extendBy: extendable && row.kind !== 'complaint' ? row.dueOn : null,
        acknowledgedOn: acknowledged && row.kind === 'complaint' ? addDays(row.madeOn, 1) : null,
        right: row.kind === 'other-right' ? row.right : null,
        claimedBy: fields.length > 0 ? row.claimedBy : [],
        joinedTo: null,
      };
    });
}

/** The same with each that joined in the last open one before it. */
export function joinedUp(rows: readonly Row[]): readonly Row[] {
  const lastOpen = (at: number) => rows.slice(0, at).findLast(({ status }) => status === 'open')?.id ?? null;
  return rows.map((row, at) => (row.status === 'joined' ? { ...row, joinedTo: lastOpen(at) } : row));
}

const CLAIM = `insert into rectification_claims (command_id, request_id, field, incomplete, said_at, recorded_by)
  values ($1, $2, $3, true, now(), $4)`;
const INSERT = `insert into requests (id, command_id, reference, kind, asked_right, words, how_to_answer, made_on, said_at, received_at,
    recorded_by, organisation, conversation_id, due_on, extend_by, extension_months, waiting_for, waiting_since, promised_on, acknowledged_on,
    assigned_to, assigned_to_name, fields, decided, notices_open, told_on, from_repair, look_at, status, completed_at, arrived_late, joined_to)
  values ($1, $2, $3, $4, $5, 'Words', 'by phone', $6, $7, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $18, $19, $20, $21, $22,
    $23, $24, $25, $26, $27, $28)`;

/** Puts made-up requests into the tables. */
export async function insertRows({ pool }: TestBackend, rows: readonly Row[], conversationId: string): Promise<void> {
  const now = Date.now();
  for (const r of rows) {
    const receivedAt = `${r.receivedOn}T12:00:00Z`;
    const ended = r.status === 'completed' ? new Date(now - r.completed * 60_000).toISOString() : null;
    const clock = [
      r.dueOn,
      r.extendBy,
      r.extensionMonths,
      r.waitingFor,
      r.waitingFor && addDays(r.madeOn, r.waitsAfter),
      r.promisedOn,
      r.acknowledgedOn,
    ];
    const work = [
      r.assignedTo,
      r.fields,
      r.decided,
      r.noticesOpen,
      r.told ? r.receivedOn : null,
      r.fromRepair,
      r.lookAt,
      r.status,
    ];
    await pool.query(INSERT, [
      ...[r.id, newId(), r.reference, r.kind, r.right, r.madeOn, receivedAt, r.recordedBy, r.organisation, conversationId],
      ...[...clock, ...work, ended, arrivedLate(r.madeOn, r.receivedOn), r.joinedTo],
    ]);
    for (const sub of r.claimedBy) await pool.query(CLAIM, [newId(), r.id, r.fields[0], sub]);
    for (const sub of r.unseenBy) await pool.query('insert into requests_unseen (request_id, sub) values ($1, $2)', [r.id, sub]);
  }
}
