import { COMPLAINT_ABOUT, type ComplaintAbout } from '../../../shared/domain/complaint.ts';
import { OTHER_RIGHTS, type OtherRight } from '../../../shared/domain/request.ts';
import type { Input } from '../../../shared/operations.ts';

/** What is asked here: a complaint, or another right. */
export type AskedKind = 'complaint' | 'other-right';
/** What an adviser types. `whom`: who the complaint is about, as far as they say. */
export type TypedAsked = {
  readonly about: '' | ComplaintAbout;
  readonly right: '' | OtherRight;
  readonly words: string;
  readonly whom: 'nobody' | 'person' | 'organisation';
  readonly name: string;
  readonly sub: string;
  readonly organisation: string;
  readonly howToAnswer: string;
};
export const emptyAsked = (howToAnswer: string): TypedAsked => ({
  ...{ about: '', right: '', words: '', whom: 'nobody', name: '', sub: '', organisation: '', howToAnswer },
});

type Complaint = Pick<
  Input<'complaints.log'>,
  'about' | 'words' | 'howToAnswer' | 'aboutSub' | 'aboutName' | 'aboutOrganisation'
>;
type Right = Pick<Input<'otherRights.log'>, 'right' | 'words' | 'howToAnswer'>;
export type SaidAsked = ({ readonly kind: 'complaint' } & Complaint) | ({ readonly kind: 'other-right' } & Right);
export type ReadAsked =
  | { readonly ok: true; readonly said: SaidAsked }
  | { readonly ok: false; readonly field: keyof TypedAsked; readonly words: string };

const no = (field: keyof TypedAsked, words: string): ReadAsked => ({ ok: false, field, words });

/** What was said, or the first thing that is missing. */
export function readAsked(kind: AskedKind, typed: TypedAsked): ReadAsked {
  const [words, howToAnswer] = [typed.words.trim(), typed.howToAnswer.trim()];
  const about = COMPLAINT_ABOUT.find((one) => one === typed.about);
  if (kind === 'complaint' && about === undefined) return no('about', 'Ask what it is about');
  if (!words) return no('words', 'Type it as they say it');
  const whom = kind === 'complaint' ? whomOf(typed) : {};
  if ('fault' in whom) return no(whom.at, whom.fault);
  if (!howToAnswer) return no('howToAnswer', 'Ask how they want to be answered');
  if (kind === 'complaint' && about) return { ok: true, said: { kind, about, words, howToAnswer, ...whom } };
  const right = OTHER_RIGHTS.find((one) => one === typed.right);
  return { ok: true, said: { kind: 'other-right', words, howToAnswer, ...(right ? { right } : {}) } };
}

type Whom = Pick<Complaint, 'aboutSub' | 'aboutName' | 'aboutOrganisation'>;

/** A person who was picked counts before the name that was typed to find them. */
function whomOf({ whom, name, sub, organisation }: TypedAsked): Whom | { at: 'name' | 'organisation'; fault: string } {
  if (whom === 'nobody') return {};
  if (whom === 'organisation')
    return organisation ? { aboutOrganisation: organisation } : { at: 'organisation', fault: 'Choose the organisation' };
  if (sub) return { aboutSub: sub };
  return name.trim() ? { aboutName: name.trim() } : { at: 'name', fault: 'Type the name as they say it' };
}
