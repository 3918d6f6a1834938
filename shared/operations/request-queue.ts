import { z } from 'zod';
import { fieldSchema } from '../domain/customer.ts';
import { requestStepSchema } from '../domain/rectification.ts';
import { OTHER_RIGHTS, REQUEST_KINDS } from '../domain/request.ts';
import {
  COUNTED_TO,
  REQUEST_VIEWS,
  type RequestView,
  requestSortSchema,
  requestViewSchema,
  WAITING_FOR,
} from '../domain/request-view.ts';
import { read } from '../operation.ts';
import { day, id, instant, page, reference, touchpoint, typed } from './fields.ts';

/** A request as a line of the queue: no name of the customer's, nothing of what was said. */
export const listedSchema = z.object({
  id: id(),
  reference: reference(),
  kind: z.enum(REQUEST_KINDS),
  /** Null: nobody we can find, or one who is a customer no more. */
  customerId: id().nullable(),
  organisation: touchpoint(),
  recordedByName: z.string(),
  madeOn: day(),
  /** The day it came; later than the day it was made where it was said without a connection. */
  receivedOn: day(),
  /** Received a working day or more after it was made. */
  arrivedLate: z.boolean(),
  /** Finished requests have no clock. Of a complaint: of its acknowledgement, after that of the next word on its progress. */
  dueOn: day().nullable(),
  /** The last day to tell the customer that it takes longer; null where it cannot. */
  extendBy: day().nullable(),
  /** What its clock follows from; `shared/domain/deadline.ts` says the steps. */
  proofOn: day().nullable(),
  extensionMonths: z.int().nullable(),
  /** What it waits for: then `dueOn` is the day it would be due if the answer came today, and it is never overdue. */
  waitingFor: z.enum(WAITING_FOR).nullable(),
  waitingSince: day().nullable(),
  /** Of a complaint: when it was acknowledged, and when progress is to be told next. */
  acknowledgedOn: day().nullable(),
  progressDueOn: day().nullable(),
  /** The earliest day for which something was promised about it. */
  promisedOn: day().nullable(),
  /** Null: nobody has picked it up. */
  assignedTo: z.string().nullable(),
  assignedToName: z.string().nullable(),
  step: requestStepSchema,
  /** Which of the other rights. */
  right: z.enum(OTHER_RIGHTS).nullable(),
  /** The disputed fields, and how many of them are decided. */
  fields: z.array(fieldSchema),
  decided: z.int(),
  noticesOpen: z.int(),
  /** The organisation it was handed over from. */
  handedOverFrom: touchpoint().nullable(),
  fromRepair: z.boolean(),
  lookAt: z.enum(['to-look', 'looked']).nullable(),
  version: z.int(),
  completedOn: day().nullable(),
  /** Of whom it is asked after closing. */
  closedReference: reference().nullable().optional(),
});

const filters = {
  /** One of the named views; it combines with the filters. */
  view: requestViewSchema.optional(),
  customerId: id().optional(),
  reference: reference().optional(),
  kind: z.enum(REQUEST_KINDS).optional(),
  /** A field it disputes. */
  field: fieldSchema.optional(),
  step: requestStepSchema.optional(),
  organisation: touchpoint().optional(),
  /** The `sub` of whoever has it, or `nobody`. */
  assignee: typed(100).optional(),
  /** First and last day it was made, and is due. */
  madeFrom: day().optional(),
  madeTo: day().optional(),
  dueFrom: day().optional(),
  dueTo: day().optional(),
  /** Whether somebody is still to be told. */
  toldOpen: z.boolean().optional(),
};

const counts = Object.fromEntries(REQUEST_VIEWS.map(({ view }) => [view, z.int().max(COUNTED_TO)])) as Record<
  RequestView,
  z.ZodInt
>;

/** The queue: every request within the caller's reach, as lines and in numbers. */
export const requestQueue = {
  list: read({
    method: 'GET',
    path: '/requests',
    summary: 'Requests: an adviser’s own, a supervisor’s organisation’s, for the privacy team every one',
    input: z.strictObject({
      which: z.enum(['open', 'finished']),
      ...filters,
      /**
       * Of open ones; unless said otherwise what is due first, or with `madeFrom` or `madeTo` what was made first. Finished ones have an order of their own, the last completed
       * first, and so has `look-at`, the last made first.
       */
      sort: requestSortSchema.optional(),
      direction: z.enum(['ascending', 'descending']).optional(),
      ...page,
      cursor: z.string().max(600).optional(),
    }),
    output: z.object({ items: z.array(listedSchema), next: z.string().nullable(), asOf: instant() }),
    roles: ['adviser', 'supervisor'],
    offline: 'needs-connection',
  }),

  counts: read({
    method: 'GET',
    path: '/request-counts',
    summary: 'How many requests each named view holds, within the caller’s reach; a hundred means a hundred or more',
    input: z.strictObject({}),
    output: z.object({
      open: z.int().max(COUNTED_TO),
      views: z.object(counts),
      /** Organisations still to be told of something that no request asked for. */
      noticesUnasked: z.int().max(COUNTED_TO),
      asOf: instant(),
    }),
    roles: ['adviser', 'supervisor'],
    offline: 'needs-connection',
  }),
} as const;
