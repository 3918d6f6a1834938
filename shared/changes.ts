import { z } from 'zod';
import type { Role } from './operation.ts';
import { id } from './operations/fields.ts';

/** The stream of changes, a kind of its own beside the table of operations (decision 23): server-sent events without end. */
export const CHANGES: {
  readonly name: 'changes.stream';
  readonly path: string;
  readonly summary: string;
  readonly roles: readonly Role[];
} = {
  name: 'changes.stream',
  path: '/changes',
  summary:
    'What changes from now on, or from a place on, as server-sent events: whose record and which part of it, or which request, never a value',
  roles: ['adviser', 'supervisor'],
};

/** A place in the stream, each event's `id`: opaque, and of one database. */
export const placeSchema = z.string().regex(/^[\w.-]{1,120}$/);

/** Where to go on; `Last-Event-ID` says the same and wins. */
export const changesInput = z.strictObject({ from: placeSchema.optional() });

/** The parts of a record that can change under somebody who looks at it. */
export const CHANGED_PARTS = ['consents', 'details', 'closed'] as const;
export type ChangedPart = (typeof CHANGED_PARTS)[number];

export const customerChangedSchema = z.object({
  customerId: id(),
  what: z.enum(CHANGED_PARTS),
  /** The record's version, which a change of its details raises. */
  version: z.int(),
  /** The command that changed it: whoever sent that knows it for their own. */
  commandId: id(),
});
export type CustomerChanged = z.output<typeof customerChangedSchema>;

/** A request was logged, worked on, or noted something of: whoever may read it is told, and nobody else. */
export const requestChangedSchema = z.object({
  requestId: id(),
  version: z.int(),
  /** The command that changed it, where that is known. */
  commandId: id().optional(),
});
export type RequestChanged = z.output<typeof requestChangedSchema>;

/** What each event carries. */
export const CHANGE_EVENTS = {
  /** Nothing before this is told: it begins here. */
  begin: z.object({}),
  /** The place that was asked for is not known any more: whatever is on screen has to be read anew. It goes on from here. */
  reset: z.object({}),
  customer: customerChangedSchema,
  request: requestChangedSchema,
  /** The token has ended, or the backend stops: ask again, from the last place. */
  end: z.object({}),
} as const;
export type ChangeEventName = keyof typeof CHANGE_EVENTS;
