import { labelOfField } from '../../../shared/codes/coded-fields.ts';
import type { ReadAloud } from '../../../shared/domain/closing-words.ts';
import type { Field } from '../../../shared/domain/customer.ts';
import type { FieldChange } from '../../lib/changed.ts';
import type { Dispute } from '../../lib/disputed.ts';
import { showDay } from '../../lib/time.ts';
import { fieldWords } from '../../lib/words/details.ts';

/** What the customer is shown: a title, and paragraphs under headings. Nothing of anybody else, and nothing but what is being agreed. */
export type ToShow = {
  readonly title: string;
  readonly parts: readonly { readonly heading: string | null; readonly lines: readonly string[] }[];
};

const said = (field: Field, value: string) => {
  if (field === 'dateOfBirth') return /^\d{4}-\d{2}-\d{2}$/.test(value) ? showDay(value) : value;
  return labelOfField(field, value) ?? value;
};

/** The words of one consent; for the young the simpler ones beside them. */
export const consentToShow = (wording: string, simpler: string | null): ToShow => ({
  title: 'Do you agree?',
  parts: [
    { heading: null, lines: [wording] },
    ...(simpler === null ? [] : [{ heading: 'In simpler words', lines: [simpler] }]),
    { heading: null, lines: ['You can say no, and nothing changes. You can change your mind at any time.'] },
  ],
});

/** What has changed, as it would stand. */
export const changesToShow = (changes: readonly Pick<FieldChange, 'field' | 'value'>[]): ToShow => ({
  title: 'Is this right?',
  parts: changes.map(({ field, value }) => ({
    heading: fieldWords[field],
    lines: [value === null ? 'Nothing any more' : said(field, value)],
  })),
});

/** What is wrong, as the customer says it, and what happens next. */
export const wrongToShow = (
  fields: readonly (Pick<Dispute, 'field' | 'says' | 'incomplete'> & { readonly decidedOnCall: boolean })[],
): ToShow => ({
  title: 'Is this what you say?',
  parts: fields.map(({ field, says, incomplete, decidedOnCall }) => ({
    heading: fieldWords[field],
    lines: [
      says === null ? (incomplete ? 'Not complete' : 'Wrong') : said(field, says),
      decidedOnCall ? 'This is put right now.' : 'This is checked first, and not used until then.',
    ],
  })),
});

/** What goes, what stays and why, and until when (domain: closing). */
export const closingToShow = ({ goes, stays, until, told }: ReadAloud): ToShow => ({
  title: 'If you stop using the service',
  parts: (
    [
      ['What goes', goes],
      ['What stays, and why', stays],
      ['Until when', until],
      ['Who is told', told],
    ] as const
  )
    .filter(([, lines]) => lines.length > 0)
    .map(([heading, lines]) => ({ heading, lines })),
});
