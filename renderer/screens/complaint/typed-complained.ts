import { COMPLAINT_ABOUT, type ComplaintAbout } from '../../../shared/domain/complaint.ts';
import type { Input } from '../../../shared/operations.ts';

/** What an adviser types of a complaint besides its words: what it is about, and `whom`, as far as they say. */
export type TypedComplained = {
  readonly about: '' | ComplaintAbout;
  readonly whom: 'nobody' | 'person' | 'organisation';
  readonly name: string;
  readonly sub: string;
  readonly organisation: string;
};
export const emptyComplained: TypedComplained = { about: '', whom: 'nobody', name: '', sub: '', organisation: '' };

type Whom = Pick<Input<'complaints.log'>, 'aboutSub' | 'aboutName' | 'aboutOrganisation'>;
type Read =
  | { readonly ok: true; readonly said: { readonly about: ComplaintAbout } & Whom }
  | { readonly ok: false; readonly field: keyof TypedComplained; readonly words: string };

const no = (field: keyof TypedComplained, words: string): Read => ({ ok: false, field, words });

/** What it is about and whom, or the first thing that is missing. A person who was picked counts before the name typed to find them. */
export function readComplained({ about: typed, whom, name, sub, organisation }: TypedComplained): Read {
  const about = COMPLAINT_ABOUT.find((one) => one === typed);
  if (about === undefined) return no('about', 'Ask what it is about');
  const yes = (said: Whom): Read => ({ ok: true, said: { about, ...said } });
  if (whom === 'nobody') return yes({});
  if (whom === 'organisation')
    return organisation ? yes({ aboutOrganisation: organisation }) : no('organisation', 'Choose the organisation');
  if (sub) return yes({ aboutSub: sub });
  return name.trim() ? yes({ aboutName: name.trim() }) : no('name', 'Type the name as they say it');
}
