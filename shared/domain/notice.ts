import { z } from 'zod';
import { purposeSchema } from './consent.ts';

const link = z.object({ text: z.string(), href: z.url() });

/** A purpose that needs consent, with the words an adviser reads aloud. */
export const wordingSchema = z.object({
  purpose: purposeSchema,
  title: z.string(),
  /** Read aloud before a `given`; at most 45 words. */
  wording: z.string(),
  /** Against the version before: nothing to do, or ask again. */
  change: z.enum(['same', 'ask-again']),
});

/** One heading of the notice with its paragraphs, lists, links and tables, in reading order. */
export const sectionSchema = z.object({
  id: z.string(),
  heading: z.string(),
  blocks: z.array(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('text'), text: z.string() }),
      z.object({ kind: z.literal('list'), items: z.array(z.string()) }),
      z.object({ kind: z.literal('links'), links: z.array(link) }),
      z.object({ kind: z.literal('address'), lines: z.array(z.string()) }),
      z.object({ kind: z.literal('table'), caption: z.string(), columns: z.array(z.string()), rows: z.array(z.array(z.string())) }),
    ]),
  ),
});

export const noticeSchema = z.object({
  version: z.string(),
  effectiveFrom: z.iso.date(),
  title: z.string(),
  controller: z.string(),
  optionalPurposes: z.array(wordingSchema),
  sections: z.array(sectionSchema),
});
export type Notice = z.output<typeof noticeSchema>;
