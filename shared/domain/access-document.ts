import { z } from 'zod';
import { placeAnswerSchema, UNSAID } from './access.ts';
import {
  type AccessCopy,
  COPY_SECTIONS,
  type CopyFact,
  type CopyItem,
  type Looked,
  lookSchema,
  placeFoundSchema,
} from './access-copy.ts';

/** The name and the version of the format; a change that a reader of version 1 could not live with is version 2. */
export const DOCUMENT_FORMAT = 'adviser-desk-access-copy';
export const DOCUMENT_VERSION = 1;

const valueSchema = z.strictObject({
  id: z.string(),
  label: z.string(),
  /** As it is stored. */
  value: z.string(),
  /** The same in words, where it is a code, a day or a time. */
  says: z.string().optional(),
});
const leftOutSchema = z.strictObject({ label: z.string(), because: z.string() });

/** What goes to the customer as data (UK GDPR article 15(3)): its schema is published as `shared/schemas/access-copy-1.json`. */
export const documentSchema = z.strictObject({
  format: z.literal(DOCUMENT_FORMAT),
  version: z.literal(DOCUMENT_VERSION),
  madeAt: z.iso.datetime({ offset: true }),
  request: z.string(),
  customer: z.strictObject({ reference: z.string().nullable(), name: z.string().nullable() }),
  controller: z.strictObject({
    name: z.string(),
    service: z.string(),
    phone: z.string().nullable(),
    contact: z.array(z.string()),
  }),
  /** What it is used for, who gets it, how long it is kept, and the customer’s rights. */
  explanations: z.array(z.strictObject({ heading: z.string(), paragraphs: z.array(z.string()) })),
  sections: z.array(
    z.strictObject({
      id: z.enum(Object.keys(COPY_SECTIONS) as [string, ...string[]]),
      heading: z.string(),
      items: z.array(
        z.strictObject({ path: z.string(), title: z.string(), values: z.array(valueSchema), leftOut: z.array(leftOutSchema) }),
      ),
    }),
  ),
  looks: z.array(z.strictObject(lookSchema.shape)),
  places: z.array(z.strictObject({ ...placeFoundSchema.shape, answer: placeAnswerSchema.nullable() })),
  notIncluded: z.array(z.strictObject({ what: z.string(), because: z.string() })),
  hash: z.string(),
});
export type AccessDocument = z.output<typeof documentSchema>;

/** Why something was left out, as the copy says it: that there was something, never what. */
export const LEFT_OUT_WORDS = {
  'about-somebody-else': 'It is about somebody else, who has not agreed that you get it.',
  'somebody-else-unsafe': 'It could put somebody else at risk.',
  'given-in-confidence': 'Somebody else told us in confidence.',
} as const;
/** What is said of it while nobody has decided: what nobody has looked through is in no document. */
export const UNDECIDED_WORDS = 'Nobody has looked yet whether it is about somebody else.';

/**
 * Of what was looked through what goes to the customer: what was left out is not in it, nor what nobody has decided about; of what is unsaid
 * neither that there was anything.
 */
export function documentOf(copy: AccessCopy): AccessDocument {
  const { madeAt, requestReference, customerReference, name, controller, explanations, looks, places, notIncluded, hash } = copy;
  const told = copy.sections.every(({ items }) => items.every(isSaid));
  return {
    ...{ format: DOCUMENT_FORMAT, version: DOCUMENT_VERSION, madeAt, request: requestReference },
    customer: { reference: customerReference, name },
    controller,
    explanations: explanations.map(({ heading, paragraphs }) => ({ heading, paragraphs })),
    sections: copy.sections.map(({ id, heading, items }) => ({
      ...{ id, heading },
      items: items.filter(isSaid).map(({ path, title, facts }) => ({
        ...{ path, title },
        values: facts.filter((fact) => !isLeftOut(fact)).map(valueIn),
        leftOut: facts.filter(isLeftOut).map((fact) => ({ label: fact.label, because: whyLeftOut(fact) })),
      })),
    })),
    looks: looks.filter(({ unsaid }) => !unsaid || told).map(lookIn),
    ...{ places, notIncluded, hash },
  };
}

/** What the law demanded is said of only where somebody has decided that it may be. */
const isSaid = ({ facts }: CopyItem): boolean =>
  facts.every(({ flag, decision, reason }) => reason !== UNSAID && (flag !== 'legal-demand' || decision === 'keep'));
const lookIn = ({ unsaid: _, ...look }: Looked) => look;
const isUndecided = ({ flag, decision }: CopyFact): boolean => flag !== null && decision === null;
const isLeftOut = (fact: CopyFact): boolean => fact.decision === 'leave-out' || isUndecided(fact);
const valueIn = ({ id, label, value, says }: CopyFact) => ({ id, label, value, ...(says === null ? {} : { says }) });
const whyLeftOut = (fact: CopyFact): string =>
  isUndecided(fact)
    ? UNDECIDED_WORDS
    : (LEFT_OUT_WORDS[fact.reason as keyof typeof LEFT_OUT_WORDS] ?? LEFT_OUT_WORDS['about-somebody-else']);
