import type { Channel } from '../../../shared/domain/conversation.ts';
import { showReference } from '../../../shared/domain/reference.ts';
import { showDay, showWeekday } from '../../lib/time.ts';
import type { Sentence } from '../conversation/done-here.ts';
import type { Due } from '../conversation/due-here.ts';

/** Who gives a paper to a customer: the service as the notice calls it, its number, and the office. */
export type Giver = { readonly service: string; readonly phone: string | null; readonly office: string };

export type Confirmed = {
  readonly giver: Giver;
  /** Only where the identity check has gone far enough to say it. */
  readonly reference: string | null;
  readonly channel: Channel;
  /** When the conversation began; of a message, when it was sent. */
  readonly at: string;
  readonly today: string;
  readonly sentences: readonly Sentence[];
  /** Some of it has yet to be received. */
  readonly waiting: boolean;
  readonly due: readonly Due[];
};

const how: Record<Channel, string> = {
  telephone: 'What was done when we spoke by telephone',
  'face-to-face': 'What was done when we met',
  webchat: 'What was done in our webchat',
  email: 'What was done with your e-mail',
  text: 'What was done with your text message',
  post: 'What was done with your letter',
  video: 'What was done when we spoke by video',
};

/** The paper that confirms what was done in a conversation. Of the customer it says the reference alone, and no value of the record. */
export function confirmationText({ giver, reference, channel, at, today, sentences, waiting, due }: Confirmed): string {
  return [
    `${giver.service}\nConfirmation of what was done`,
    `${showDay(today)}\n${giver.office}`,
    ...(reference ? [`Your reference: ${showReference(reference)}`] : []),
    `${how[channel]} on ${showDay(at)}:`,
    ...sentences.map(({ words, where }) => `${words}\n${where}`),
    ...(waiting ? ['What is waiting to be sent goes to our central service as soon as there is a connection.'] : []),
    ...due.map((one) => `About ${showReference(one.reference)} you hear from us by ${showWeekday(one.dueOn)}.`),
    `If something here is not right, or you change your mind, ${contact(giver)}.`,
  ].join('\n\n');
}

/** How to come back to us. */
const contact = ({ phone }: Giver): string => (phone ? `ring ${phone} or speak to your adviser` : 'speak to your adviser');
