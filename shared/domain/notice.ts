import { z } from 'zod';
import { type Purpose, purposeSchema } from './consent.ts';

const link = z.object({ text: z.string(), href: z.url() });

/** A purpose that needs consent, with the words an adviser reads aloud. */
export const wordingSchema = z.object({
  purpose: purposeSchema,
  title: z.string(),
  /** Read aloud before a `given`; at most 45 words. */
  wording: z.string(),
  /** The same in words for somebody of 13, read aloud after it to people from 13 to 17; it takes nothing's place. At most 45 words. */
  simpler: z.string().optional(),
  /** Against the version before: nothing to do, or ask again. */
  change: z.enum(['same', 'ask-again']),
});

/** One heading of the notice with its paragraphs, lists, links and tables, in reading order. */
export const sectionSchema = z.object({
  id: z.string(),
  /** Depth of the heading below the title: 2 where it is left out. */
  level: z.literal([2, 3, 4]).optional(),
  heading: z.string(),
  blocks: z.array(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('text'), text: z.string() }),
      z.object({ kind: z.literal('list'), items: z.array(z.string()) }),
      z.object({ kind: z.literal('links'), links: z.array(link) }),
      z.object({ kind: z.literal('address'), lines: z.array(z.string()) }),
      z.object({
        kind: z.literal('table'),
        caption: z.string(),
        columns: z.array(z.string()),
        rows: z.array(z.array(z.string())),
      }),
    ]),
  ),
});

/** How the controller is reached about personal information: a receipt names it (Kantara consent receipt). */
export const controllerContactSchema = z.object({
  /** Who in that organisation answers. */
  unit: z.string(),
  address: z.array(z.string()),
  /** Two letters (ISO 3166-1): where it is, and whose law holds. */
  country: z.string().regex(/^[A-Z]{2}$/),
  email: z.string().optional(),
  form: z.url(),
  /** Where the whole policy is published. */
  policy: z.url(),
});

export const noticeSchema = z.object({
  version: z.string(),
  effectiveFrom: z.iso.date(),
  title: z.string(),
  controller: z.string(),
  /** The service's name and its phone number, as callers hear them. */
  service: z.string().optional(),
  phone: z.string().optional(),
  controllerContact: controllerContactSchema.optional(),
  optionalPurposes: z.array(wordingSchema),
  sections: z.array(sectionSchema),
});
export type Notice = z.output<typeof noticeSchema>;
export type Section = Notice['sections'][number];
export type Block = Section['blocks'][number];

/** The notice in force on a day (`YYYY-MM-DD`): the latest that had begun; undefined before the first. */
export function currentNotice<N extends Pick<Notice, 'version' | 'effectiveFrom'>>(
  notices: readonly N[],
  day: string,
): N | undefined {
  return notices
    .filter((notice) => notice.effectiveFrom <= day)
    .toSorted((a, b) => compareText(a.effectiveFrom, b.effectiveFrom) || compareText(a.version, b.version))
    .at(-1);
}

/** The words to read aloud before a purpose is given; undefined where the notice does not offer it. */
export function wordingFor(notice: Notice, purpose: Purpose): string | undefined {
  return notice.optionalPurposes.find((offered) => offered.purpose === purpose)?.wording;
}

/** Every text of a block in reading order, for searching and for checking that a fact is there. */
export function textsOf(block: Block): string[] {
  switch (block.kind) {
    case 'text':
      return [block.text];
    case 'list':
      return [...block.items];
    case 'links':
      return block.links.flatMap((one) => [one.text, one.href]);
    case 'address':
      return [...block.lines];
    case 'table':
      return [block.caption, ...block.columns, ...block.rows.flat()];
  }
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
