import { z } from 'zod';

/** Where a value came from (notice, "Where we collect personal information from"), plus ours and the other ways a conversation comes. */
export const SOURCES = [
  'phone',
  'face-to-face',
  'website',
  'webchat',
  'video',
  'letter',
  'email',
  'text',
  'find-an-apprenticeship',
  'dwp',
  'introducing-organisation',
  'funded-service',
  'rectification',
  'carried-over',
] as const;
export const sourceSchema = z.enum(SOURCES);
type Source = (typeof SOURCES)[number];

/** Who tells us of somebody so that we make contact with them, instead of the person (notice; UK GDPR article 14). */
export const INTRODUCING: readonly Source[] = ['dwp', 'introducing-organisation', 'find-an-apprenticeship', 'funded-service'];

/** The values a record may hold, each with its own source and day. Codes are DSS's; the label is data. */
export const FIELDS = [
  'title',
  'givenName',
  'familyName',
  'dateOfBirth',
  'gender',
  'uln',
  'addressLine1',
  'addressLine2',
  'addressTown',
  'postcode',
  'mobile',
  'homePhone',
  'alternativePhone',
  'email',
  'preferredContact',
  'language',
  'reachMe',
  'introducedBy',
] as const;
export type Field = (typeof FIELDS)[number];
export const fieldSchema = z.enum(FIELDS);

export const statusSchema = z.enum(['current', 'closed']);

/** Answers that only a consent lets us hold, by the purpose that gates them. */
export const SPECIAL_CATEGORIES = ['ethnicity', 'disability', 'priority-group'] as const;
export const specialCategorySchema = z.enum(SPECIAL_CATEGORIES);
/** Reasons to look at special-category information. */
export const SPECIAL_REASONS = ['customer-asked', 'recording-answer', 'adjustment-needed', 'working-request'] as const;
export const specialReasonSchema = z.enum(SPECIAL_REASONS);

/** Why a result was found: which item, and how closely. */
export const matchSchema = z.object({
  on: z.enum(['name', 'date-of-birth', 'year-of-birth', 'postcode', 'phone', 'email', 'reference', 'uln']),
  how: z.enum(['exact', 'start', 'nickname', 'spelling', 'sound']),
});
export type Match = z.output<typeof matchSchema>;

/** DSS's "not known" priority group: what a record without any group says. */
export const PRIORITY_NOT_KNOWN = 98;
/** Priority group 5 (special educational needs or a disability) is special-category. */
export const PRIORITY_DISABILITY = 5;
