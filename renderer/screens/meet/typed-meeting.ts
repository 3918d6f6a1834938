import { PURPOSES, type Purpose } from '../../../shared/domain/consent.ts';
import { postcodeKey } from '../../../shared/domain/find/keys.ts';
import { parseLine } from '../../../shared/domain/find/parse-line.ts';
import type { RequestKind } from '../../../shared/domain/request.ts';
import { purposeWords } from '../../lib/words/purposes.ts';
import { readTypedDate, showDate } from '../customer/typed-date.ts';

/** What an adviser types of somebody who is not on this computer. */
export type TypedMeeting = {
  readonly name: string;
  readonly dateOfBirth: string;
  readonly postcode: string;
  readonly takesBack: Readonly<Record<Purpose, boolean>>;
  readonly kind: RequestKind | '';
  readonly words: string;
  readonly howToAnswer: string;
};

export const emptyMeeting: TypedMeeting = {
  ...{ name: '', dateOfBirth: '', postcode: '', kind: '', words: '', howToAnswer: '' },
  takesBack: Object.fromEntries(PURPOSES.map((purpose) => [purpose, false])) as Record<Purpose, boolean>,
};

/** The form as it opens where a line typed into Find has found nobody: what was said there. `today` is `YYYY-MM-DD`. */
export function typedFromFind(line: string, today: string): TypedMeeting {
  const { words, criteria } = parseLine(line, today);
  const said = (kind: (typeof words)[number]['kind']) =>
    words
      .filter((word) => word.kind === kind)
      .map(({ start, end }) => line.slice(start, end))
      .join(' ');
  const { born } = criteria;
  const dateOfBirth = born && born.from === born.to ? showDate(born.from) : '';
  return { ...emptyMeeting, name: said('name'), dateOfBirth, postcode: said('postcode').toUpperCase() };
}

type Who = { readonly whoName: string; readonly whoDateOfBirth?: string; readonly whoPostcode?: string };
/** One matter, as it goes if nobody is found: what was taken back is an objection (domain: requests). */
export type Matter = {
  readonly kind: RequestKind;
  readonly right?: 'objection';
  readonly takenBack?: Purpose[];
  readonly words: string;
  readonly howToAnswer: string;
};
export type ReadMeeting =
  | { readonly ok: true; readonly who: Who; readonly matters: readonly Matter[] }
  | {
      readonly ok: false;
      readonly field: 'name' | 'dateOfBirth' | 'postcode' | 'words' | 'kind' | 'howToAnswer';
      readonly words: string;
    };

/** What was said, matter by matter, or the first thing that is missing. `today` is `YYYY-MM-DD`. */
export function readMeeting(typed: TypedMeeting, today: string): ReadMeeting {
  const [name, postcode, words] = [typed.name.trim(), typed.postcode.trim(), typed.words.trim()];
  const howToAnswer = typed.howToAnswer.trim();
  const born = typed.dateOfBirth.trim() ? readTypedDate(typed.dateOfBirth, today) : undefined;
  if (!name) return fault('name', 'Ask for the whole name.');
  if (born === null) return fault('dateOfBirth', 'Type a day, a month and a year, such as 12/3/1984.');
  if (postcode && postcodeKey(postcode) === null) return fault('postcode', 'This cannot be a postcode.');
  if (!born && !postcode)
    return fault('dateOfBirth', 'Ask for the date of birth or the postcode: one of them is needed to find the record.');
  const takenBack = PURPOSES.filter((purpose) => typed.takesBack[purpose]);
  if (words && typed.kind === '') return fault('kind', 'Choose what this is.');
  if (!words && typed.kind !== '') return fault('words', 'Type what they asked for, in their own words.');
  if (!words && takenBack.length === 0) return fault('words', 'Tick what they take back, or type what they asked for.');
  if (!howToAnswer) return fault('howToAnswer', 'Ask how they want to be answered, should no record be found.');
  const objection = `Takes back: ${takenBack.map((purpose) => purposeWords[purpose].title).join('; ')}`;
  return {
    ok: true,
    who: {
      whoName: name,
      ...(born ? { whoDateOfBirth: born } : {}),
      ...(postcode ? { whoPostcode: postcode.toUpperCase() } : {}),
    },
    matters: [
      ...(takenBack.length > 0
        ? [{ kind: 'other-right' as const, right: 'objection' as const, takenBack, words: objection, howToAnswer }]
        : []),
      ...(words && typed.kind !== '' ? [{ kind: typed.kind, words, howToAnswer }] : []),
    ],
  };
}

const fault = (field: Exclude<ReadMeeting, { ok: true }>['field'], words: string) => ({ ok: false, field, words }) as const;
