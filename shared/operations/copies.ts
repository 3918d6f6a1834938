import { z } from 'zod';
import { ENDS_OF_A_COPY } from '../domain/copy.ts';
import { fieldSchema, sourceSchema, statusSchema } from '../domain/customer.ts';
import { COPIES_AT_ONCE, COPY_HOURS } from '../domain/limits.ts';
import { command, read } from '../operation.ts';
import { checkingSchema, consentSchema } from './customers.ts';
import { day, id, instant, touchpoint } from './fields.ts';

/**
 * One record as a machine may hold it for a day without a connection: what level 2 shows, and what identity checks compare.
 * Never ethnicity, disability or a priority group.
 */
export const copySchema = z.object({
  customerId: id(),
  version: z.int(),
  givenName: z.string(),
  familyName: z.string(),
  birthDate: day().nullable(),
  postcode: z.string().nullable(),
  uln: z.string().nullable(),
  reference: z.string(),
  values: z.array(
    z.object({
      field: fieldSchema,
      value: z.string(),
      source: sourceSchema,
      sourceName: z.string().nullable(),
      obtainedOn: day(),
      /** It may serve for a call-back: held long enough. */
      callBack: z.boolean(),
      note: z.string().nullable().optional(),
    }),
  ),
  /** Copies of before do not say. */
  beingChecked: z.array(checkingSchema).optional(),
  consents: z.array(consentSchema),
  failedChecks: z.array(z.object({ at: instant(), organisation: touchpoint() })),
  knownTo: z.array(z.object({ organisation: touchpoint(), lastContact: day() })),
  lastMonth: z.string().nullable(),
  lastPlace: z.string().nullable(),
  /** An attended session with whoever takes the copy, within a year. */
  knownToCaller: z.boolean(),
  fetchedAt: instant(),
  expiresAt: instant(),
});
export type Copy = z.output<typeof copySchema>;

export const copies = {
  take: read({
    method: 'POST',
    path: '/copies',
    summary: 'Take copies of records for a day without a connection; each is audited, and so is which machine holds it',
    input: z.strictObject({
      machineId: id(),
      customerIds: z.array(id()).min(1).max(COPIES_AT_ONCE),
      /** Hours they may be kept, where fewer than the usual. */
      hours: z.int().min(1).max(COPY_HOURS.ceiling).optional(),
    }),
    output: z.object({
      copies: z.array(copySchema),
      /** Those of whom there is no copy: they have stopped using the service, or there is nobody of that id. */
      closed: z.array(id()),
      unknown: z.array(id()),
    }),
    roles: ['adviser', 'supervisor'],
    offline: 'needs-connection',
    shellOnly: true,
  }),

  standing: read({
    method: 'GET',
    path: '/copies/{machineId}',
    summary: "Which copies of the caller's a machine should still hold, and whose record has been closed since",
    input: z.strictObject({ machineId: id() }),
    output: z.object({ items: z.array(z.object({ customerId: id(), status: statusSchema })) }),
    roles: ['adviser', 'supervisor'],
    offline: 'needs-connection',
    shellOnly: true,
  }),

  end: command({
    method: 'POST',
    path: '/copies/ends',
    summary: "Say that copies of the caller's on a machine have been destroyed there, and why",
    input: z.strictObject({
      commandId: id(),
      machineId: id(),
      customerIds: z.array(id()).min(1).max(1000),
      why: z.enum(ENDS_OF_A_COPY),
    }),
    output: z.object({ commandId: id(), receivedAt: instant() }),
    roles: ['adviser', 'supervisor'],
    offline: 'waits',
    staleGuard: 'none',
    shellOnly: true,
  }),
} as const;
