import type { Channel } from '../../shared/domain/conversation.ts';
import advisers from './data/advisers.json' with { type: 'json' };
import { AS_OF, DAY } from './family.ts';
import type { Place } from './places.ts';
import { between, draw, pick, type Random, weighted, whole } from './random.ts';

export const HELPLINE = '0000000999';
export const WEBSITE = '0000000997';

/** How somebody came to the service: through the website alone, by the helpline, or to a local adviser. */
export type Way = 'website' | 'helpline' | 'local';

export type Adviser = { readonly sub: string; readonly name: string };

/** One time somebody and an adviser dealt with each other, in milliseconds. */
export type Contact = {
  readonly at: number;
  readonly channel: Channel;
  readonly organisation: string;
  readonly adviser: Adviser;
  /** A session of guidance took place, or was to. */
  readonly session: { readonly attended: boolean; readonly place: string | null } | null;
};

const people = new Map<string, Adviser[]>(
  Object.entries(advisers).map(([touchpoint, rows]) => [
    touchpoint,
    rows.map((row) => ({ sub: row.slice(0, row.indexOf(' ')), name: row.slice(row.indexOf(' ') + 1) })),
  ]),
);

const channels = {
  helpline: weighted<Channel>([
    ['telephone', 84],
    ['webchat', 9],
    ['email', 5],
    ['text', 2],
  ]),
  local: weighted<Channel>([
    ['face-to-face', 62],
    ['telephone', 28],
    ['video', 4],
    ['email', 4],
    ['text', 2],
  ]),
};

/** The first of a working day's minutes at an instant's day: between eight and six in the evening. */
export const inWorkingHours = (random: Random, day: number) =>
  Math.floor(day / DAY) * DAY + (8 * 60 + whole(random, 590)) * 60_000;

/** The contacts of one person, oldest first, from the first day on. A person of the website alone has none. */
export function drawContacts(random: Random, way: Way, place: Place, firstDay: number): Contact[] {
  if (way === 'website') return [];
  const organisation = way === 'helpline' ? HELPLINE : place.organisation;
  const staff = people.get(organisation) as Adviser[];
  const usual = pick(random, staff);
  const contacts: Contact[] = [];
  const many = way === 'helpline' ? between(random, 1, 3) : between(random, 1, 5);
  for (let day = firstDay; contacts.length < many && day < AS_OF; day += Math.ceil(-Math.log(1 - random()) * 140 + 1) * DAY) {
    const first = contacts.length === 0;
    // Somebody of the helpline now and then sees a local adviser, and the other way round.
    const elsewhere = !first && random() < 0.12;
    const here = elsewhere ? (way === 'helpline' ? place.organisation : HELPLINE) : organisation;
    const channel = draw(random, here === HELPLINE ? channels.helpline : channels.local);
    const adviser = elsewhere ? pick(random, people.get(here) as Adviser[]) : random() < 0.75 ? usual : pick(random, staff);
    contacts.push({
      at: inWorkingHours(random, day),
      channel,
      organisation: here,
      adviser,
      session: drawSession(random, channel, here, place),
    });
  }
  return contacts;
}

function drawSession(random: Random, channel: Channel, organisation: string, place: Place): Contact['session'] {
  const spoken = channel === 'telephone' || channel === 'face-to-face' || channel === 'video';
  if (!spoken || random() >= (organisation === HELPLINE ? 0.45 : 0.8)) return null;
  return { attended: random() < 0.92, place: channel === 'face-to-face' ? place.town : null };
}
