import { z } from 'zod';
import { flagSchema, placeAnswerSchema, reviewDecisionSchema, reviewReasonSchema } from './access.ts';

/** The parts of a copy, in the order in which they are read. */
export const COPY_SECTIONS = {
  details: 'Your details, and where each came from',
  changes: 'What was changed, and when',
  consents: 'What you agreed to, refused or took back',
  answers: 'What you let us hold about ethnicity, disability and priority groups',
  shared: 'Who has your information',
  conversations: 'Conversations with you, and how we knew it was you',
  sessions: 'Contacts, sessions and what came of them',
  requests: 'What you asked of us, and what was decided',
  speaking: 'Who may speak for you, and worries about you',
  copies: 'Copies for a day without a connection',
  closing: 'Stopping to use the service, and what stays afterwards',
} as const;
export type CopySectionId = keyof typeof COPY_SECTIONS;
const sectionIds = Object.keys(COPY_SECTIONS) as [CopySectionId, ...CopySectionId[]];

/** Why something that is stored does not stand in a copy, in the words of the copy. */
export const NOT_INCLUDED = {
  'row-number': 'A number by which the system knows a row. It says nothing about you.',
  'names-you': 'The number that says that a row is about you.',
  'staff-sign-in': 'The sign-in name of a member of staff. Where it matters, their name or organisation is given.',
  'machine-number': 'The number of one of our computers.',
  'how-we-count': 'How the system counts changes, so that two people do not overwrite each other.',
  'search-key': 'The same value in another spelling, so that we can find you.',
  'audit-alias': 'A random number that stands for you in the audit. What the audit says about you is in this copy.',
  'sign-in-number': 'The number of a sign-in to the website.',
  'complaint-inquiry': 'Who of us looks into a complaint. Your own words are in this copy, and what was noted about it.',
  'protects-others': 'Who may not see something of yours, because it is about them.',
  'this-copy': 'How this very copy was prepared. It says nothing about you.',
} as const;
export type NotIncluded = keyof typeof NOT_INCLUDED;

const factSchema = z.object({
  /** The column's own name. */
  id: z.string(),
  label: z.string(),
  /** As it is stored. */
  value: z.string(),
  /** The same in words, where it is a code, a day or a time. */
  says: z.string().nullable(),
  /** Why it may be about somebody else. */
  flag: flagSchema.nullable(),
  /** What was decided of it, and why. */
  decision: reviewDecisionSchema.nullable(),
  reason: reviewReasonSchema.nullable(),
});
export type CopyFact = z.output<typeof factSchema>;

const itemSchema = z.object({
  /** The path of the item: it is the same however often the copy is made. */
  path: z.string(),
  title: z.string(),
  facts: z.array(factSchema),
});
export type CopyItem = z.output<typeof itemSchema>;

const sectionSchema = z.object({ id: z.enum(sectionIds), heading: z.string(), items: z.array(itemSchema) });
export type CopySection = z.output<typeof sectionSchema>;

/** On one day: what was done with the record, by whom, why, and how often. Never a name of staff. */
export const lookSchema = z.object({
  day: z.iso.date(),
  what: z.string(),
  outcome: z.string(),
  by: z.string(),
  why: z.string(),
  times: z.int().min(1),
});
export type Look = z.output<typeof lookSchema>;

/** `unsaid`: it was with what the law demanded, so that it goes with that item. */
const lookedSchema = lookSchema.extend({ unsaid: z.boolean().optional() });
export type Looked = z.output<typeof lookedSchema>;

/** A place outside this system, and what a search of it came to. */
export const placeFoundSchema = z.object({
  place: z.string(),
  label: z.string(),
  answer: placeAnswerSchema.nullable(),
  items: z.int().nullable(),
  attachedAs: z.string().nullable(),
  because: z.string().nullable(),
});

const explanationSchema = z.object({ id: z.string(), heading: z.string(), paragraphs: z.array(z.string()) });

/** What a supervisor looks through; `documentOf` makes of it what goes to the customer. */
export const copySchema = z.object({
  madeAt: z.iso.datetime({ offset: true }),
  /** Of the request, and of the customer. */
  requestReference: z.string(),
  customerReference: z.string().nullable(),
  name: z.string().nullable(),
  controller: z.object({
    name: z.string(),
    service: z.string(),
    phone: z.string().nullable(),
    contact: z.array(z.string()),
  }),
  sections: z.array(sectionSchema),
  looks: z.array(lookedSchema),
  places: z.array(placeFoundSchema),
  explanations: z.array(explanationSchema),
  /** What is stored and left out of every copy, and why. */
  notIncluded: z.array(z.object({ what: z.string(), because: z.string() })),
  /** SHA-256 over everything but the looks and the work on the request itself; of that over what somebody has to look through. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});
export type AccessCopy = z.output<typeof copySchema>;
