import { z } from 'zod';
import { consentStateSchema, effectiveAt, purposeSchema } from './consent.ts';
import { eventChannelSchema } from './conversation.ts';
import { controllerContactSchema } from './notice.ts';

const instant = z.iso.datetime({ offset: true });

/** Where one purpose stands, and the decision that makes it so; all null where it was never asked. Never the answer it is about. */
const receivedConsentSchema = z.object({
  purpose: purposeSchema,
  /** As the notice calls it. */
  title: z.string(),
  state: consentStateSchema,
  saidAt: instant.nullable(),
  receivedAt: instant.nullable(),
  channel: eventChannelSchema.nullable(),
  /** The organisation that took it down, by its number and its name. */
  organisation: z.string().nullable(),
  organisationName: z.string().nullable(),
  /** The version of the notice whose wording was read. */
  noticeVersion: z.string().nullable(),
});

/** What a receipt of somebody's consents is made from. Of the person it holds the reference alone. */
export const receiptSchema = z.object({
  receiptId: z.uuid(),
  madeAt: instant,
  reference: z.string(),
  controller: z.object({
    name: z.string(),
    service: z.string(),
    phone: z.string().nullable(),
    contact: controllerContactSchema.nullable(),
  }),
  /** The organisations that may ask in a survey. */
  research: z.array(z.string()),
  consents: z.array(receivedConsentSchema),
});
export type Receipt = z.output<typeof receiptSchema>;
export type ReceiptConsent = Receipt['consents'][number];

/** When the newest decision on a receipt took effect, in milliseconds; null where nothing was ever asked: then there is no receipt. */
export function decidedAt({ consents }: Receipt): number | null {
  const effects = consents.flatMap(({ saidAt, receivedAt }) =>
    saidAt && receivedAt ? [effectiveAt({ saidAt, receivedAt })] : [],
  );
  return effects.length > 0 ? Math.max(...effects) : null;
}
