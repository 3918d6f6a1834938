import { z } from 'zod';
import { COMPLAINT_ABOUT } from '../domain/complaint.ts';
import { purposeSchema } from '../domain/consent.ts';
import { MAY_NOT_DECIDE, REQUEST_DECISIONS } from '../domain/deciding.ts';
import { toldCustomerHowSchema } from '../domain/rectification.ts';
import { OTHER_RIGHTS } from '../domain/request.ts';
import { ACCESS_REFUSED, WITHDRAWN_BY } from '../domain/request-end.ts';
import { day, instant, touchpoint } from './fields.ts';
import { factsOfComplaint } from './request-facts.ts';

/** What is read of a complaint, of another right, and of somebody we cannot find. */
export const answering = {
  /** Why the caller may not decide; null where they may. */
  mayNotDecide: z.enum(MAY_NOT_DECIDE).nullable().optional(),
  complaint: z
    .object({
      about: z.enum(COMPLAINT_ABOUT),
      aboutSub: z.string().nullable(),
      aboutName: z.string().nullable(),
      aboutOrganisation: touchpoint().nullable(),
      /** Whether a supervisor has said who is meant by the name. */
      named: z.boolean(),
      acknowledgedHow: toldCustomerHowSchema.nullable(),
      told: z.array(z.object({ on: day(), how: toldCustomerHowSchema, what: z.string(), byName: z.string() })),
      /** Whom facts can be asked of; null where it is about nobody, or nobody has said whom. */
      factsFrom: touchpoint().nullable().optional(),
      facts: z.array(factsOfComplaint).optional(),
      /** From whom it is kept, by name. */
      keptFrom: z.array(z.string()).optional(),
    })
    .nullable()
    .optional(),
  /** What was done about another right. */
  steps: z.array(z.object({ on: day(), what: z.string(), byName: z.string() })).optional(),
  decision: z
    .object({
      decision: z.enum(REQUEST_DECISIONS),
      right: z.enum(OTHER_RIGHTS).nullable(),
      reasons: z.string().nullable(),
      /** Where it was searched, where nothing is held. */
      searched: z.string().nullable(),
      /** Why a copy is not given, among the reasons the law knows. */
      because: z.enum(ACCESS_REFUSED).nullable().optional(),
      /** Of what is no longer wanted: who said so, how and when. */
      saidBy: z.enum(WITHDRAWN_BY).nullable().optional(),
      saidHow: toldCustomerHowSchema.nullable().optional(),
      saidOn: day().nullable().optional(),
      byName: z.string(),
      at: instant(),
    })
    .nullable()
    .optional(),
  /** When proof of who asks was asked for, which is done once. */
  proofAskedOn: day().nullable().optional(),
  /** The consents that were taken back before it was known whose record it is; whether somebody else said so for them. */
  takenBack: z
    .object({ purposes: z.array(purposeSchema), bySomebodyElse: z.boolean() })
    .nullable()
    .optional(),
  /** It was matched with a record, and may still be matched with another. */
  mayMatchAgain: z.boolean().optional(),
  /** Who somebody says they are whom we cannot find; until the request has its end. */
  whoName: z.string().nullable().optional(),
  whoDateOfBirth: day().nullable().optional(),
  whoPostcode: z.string().nullable().optional(),
};
