import type { Receipt, ReceiptConsent } from '../../../shared/domain/consent-receipt.ts';
import { showReference } from '../../../shared/domain/reference.ts';
import { showDay, showTime } from '../../lib/time.ts';
import { eventChannelWords } from '../../lib/words/conversation.ts';
import { listWords } from '../../lib/words/list-words.ts';
import { stateWords } from '../../lib/words/purposes.ts';

/** A receipt's number as people can compare it. */
export const receiptNumber = (id: string): string => `${id.slice(-8, -4)} ${id.slice(-4)}`.toUpperCase();

/** The consent receipt for people: where each purpose stands and why, who decides, how to change it. Never an answer, never a name. */
export function receiptText(receipt: Receipt): string {
  const { controller, consents, research } = receipt;
  const { phone } = controller;
  const survey = consents.some(({ purpose, state }) => purpose === 'satisfaction-survey' && state === 'given');
  return [
    `${controller.service}\nConsent receipt`,
    `Made on ${showDay(receipt.madeAt)} at ${showTime(receipt.madeAt)}\nNumber: ${receiptNumber(receipt.receiptId)}`,
    `Your reference: ${showReference(receipt.reference)}`,
    controllerWords(receipt),
    'What you have said about what is optional:',
    ...consents.map(consentWords),
    ...(survey && research.length > 0 ? [`Those who may ask you in a survey: ${listWords(research)}.`] : []),
    `You can change any of this whenever you like${phone ? `: ring ${phone}, or tell your adviser` : ': tell your adviser'}. It makes no difference to the help you get.`,
  ].join('\n\n');
}

function controllerWords({ controller: { name, contact } }: Receipt): string {
  const decides = `${name} decides what your information is used for, and is the controller in law.`;
  if (!contact) return decides;
  return [decides, contact.unit, ...contact.address, contact.form].join('\n');
}

function consentWords(consent: ReceiptConsent): string {
  const { title, state, saidAt, receivedAt, channel, organisationName, organisation, noticeVersion } = consent;
  const head = `${title}: ${stateWords[state].toLowerCase()}`;
  if (!saidAt || !receivedAt) return head;
  const where = organisationName ?? organisation;
  const said = `You said so on ${showDay(saidAt)} at ${showTime(saidAt)}${channel ? ` (${eventChannelWords[channel].toLowerCase()})` : ''}.`;
  const received = `Received on ${showDay(receivedAt)} at ${showTime(receivedAt)}${where ? ` from ${where}` : ''}.`;
  return [head, said, received, ...(noticeVersion ? [`Read to you: privacy notice ${noticeVersion}.`] : [])].join('\n');
}
