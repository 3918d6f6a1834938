import { labelOfField } from '../../../shared/codes/coded-fields.ts';
import type { ConsentState } from '../../../shared/domain/consent.ts';
import type { Channel } from '../../../shared/domain/conversation.ts';
import type { Output } from '../../../shared/operations.ts';
import type { News } from '../news.ts';
import { showDay, showWhen } from '../time.ts';
import { fieldWords, sourceOf } from './details.ts';
import { purposeWords } from './purposes.ts';

type Consent = NonNullable<Output<'customers.read'>['consents']>[number];
type Held = Pick<NonNullable<Output<'customers.read'>['values']>[number], 'field' | 'value' | 'label'>;

const byChannel: Record<Channel | 'online-account', string> = {
  telephone: 'by telephone',
  'face-to-face': 'face to face',
  webchat: 'by webchat',
  email: 'by e-mail',
  text: 'by text message',
  post: 'by letter',
  video: 'by video call',
  'online-account': 'on the website',
};

const becameWords: Record<ConsentState, string> = {
  'not-asked': 'not asked any more',
  given: 'given',
  refused: 'refused',
  withdrawn: 'withdrawn',
};

/** `withdrawn on the website today at 14:02`. */
export function consentNews({ state, since, channel }: Consent, now: Date): string {
  const parts = [becameWords[state], channel ? byChannel[channel] : null, since ? showWhen(since, now) : null];
  return parts.filter(Boolean).join(' ');
}

/** A held value as it is read. */
export function showHeld({ field, value, label }: Held): string {
  const words = label ?? labelOfField(field, value);
  if (words) return words;
  return field === 'dateOfBirth' ? showDay(value) : value;
}

/** What is new, a sentence each. */
export function newsWords({ consents, values, checking }: News, now: Date): readonly string[] {
  return [
    ...[...consents.values()].map((one) => `${purposeWords[one.purpose].title}: ${consentNews(one, now)}`),
    ...[...values].map(([field, held]) =>
      held ? `${fieldWords[field]}: now ${showHeld(held)}, from ${sourceOf(held)}` : `${fieldWords[field]}: no longer held`,
    ),
    ...[...checking].map(([field, mark]) => `${fieldWords[field]}: ${mark ? 'is being checked now' : 'no longer being checked'}`),
  ];
}
