import type { CheckItem } from '../../../shared/domain/identity.ts';
import type { Input } from '../../../shared/operations.ts';
import { readTypedDate } from './typed-date.ts';

/** What an adviser types in a check: all text, empty when not asked. */
export type CheckForm = {
  readonly fullName: string;
  readonly dateOfBirth: string;
  readonly postcode: string;
  readonly phone: string;
  readonly email: string;
  readonly reference: string;
  readonly uln: string;
  /** Two digits. */
  readonly lastMonth: string;
  /** Four digits. */
  readonly lastYear: string;
  readonly lastContactPlace: string;
  readonly knownToMe: boolean;
  readonly calledBackOn: string;
  readonly documentSeen: string;
};

export const emptyCheck: CheckForm = {
  fullName: '',
  dateOfBirth: '',
  postcode: '',
  phone: '',
  email: '',
  reference: '',
  uln: '',
  lastMonth: '',
  lastYear: '',
  lastContactPlace: '',
  knownToMe: false,
  calledBackOn: '',
  documentSeen: '',
};

type Answers = Pick<Input<'customers.checkIdentity'>, CheckItem>;
export type ReadCheck =
  | { readonly ok: true; readonly answers: Answers }
  | { readonly ok: false; readonly field: keyof CheckForm; readonly words: string };

/** The answers to send, or the first field that cannot be one. `today` is `YYYY-MM-DD`. */
export function readCheck(form: CheckForm, today: string): ReadCheck {
  const { fullName, postcode, phone, email, reference, uln, lastContactPlace } = trimmed(form);
  const dateOfBirth = form.dateOfBirth.trim() ? readTypedDate(form.dateOfBirth, today) : undefined;
  if (dateOfBirth === null)
    return { ok: false, field: 'dateOfBirth', words: 'Type a day, a month and a year, such as 12/3/1984.' };
  if (Boolean(form.lastMonth) !== Boolean(form.lastYear))
    return { ok: false, field: form.lastMonth ? 'lastYear' : 'lastMonth', words: 'Give both the month and the year.' };
  const answers: Answers = {
    ...filled({ fullName, dateOfBirth, postcode, phone, email, reference, uln, lastContactPlace }),
    ...(form.lastMonth ? { lastContactMonth: `${form.lastYear}-${form.lastMonth}` } : {}),
    ...(form.knownToMe ? { knownToMe: true } : {}),
    ...filled({ calledBackOn: form.calledBackOn, documentSeen: form.documentSeen }),
  } as Answers;
  if (Object.keys(answers).length === 0)
    return { ok: false, field: 'fullName', words: 'Type at least one thing the caller says.' };
  return { ok: true, answers };
}

function filled(values: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter((entry): entry is [string, string] => Boolean(entry[1])));
}

function trimmed(form: CheckForm): CheckForm {
  const entries = Object.entries(form).map(([name, value]) => [name, typeof value === 'string' ? value.trim() : value]);
  return Object.fromEntries(entries) as CheckForm;
}
