import { organisationName } from '../../../shared/codes/organisations.ts';
import { addDays } from '../../../shared/domain/calendar.ts';
import { FIELDS } from '../../../shared/domain/customer.ts';
import type { NoticeKind, SharedItem } from '../../../shared/domain/disclosure.ts';
import { CHASE_DAYS } from '../../../shared/domain/limits.ts';
import { showReference } from '../../../shared/domain/reference.ts';
import { workingDayFrom } from '../../../shared/domain/working-days.ts';
import type { Output } from '../../../shared/operations.ts';
import { showDay } from '../../lib/time.ts';
import { listWords } from '../../lib/words/list-words.ts';
import { itemHeading, itemWords } from './item-words.ts';

export type NoticeToWrite = Output<'recipientNotices.read'>;
type Value = NoticeToWrite['values'][number];

/** Who writes, and on which day. */
export type Writer = { readonly name: string; readonly today: string };

const SERVICE = 'National Careers Service';

/** A notice's number as people can compare it. */
export const noticeNumber = (id: string): string => `${id.slice(-8, -4)} ${id.slice(-4)}`.toUpperCase();

/** By when we would like an answer to what is sent on that day. */
export const answerBy = (today: string): string => workingDayFrom(addDays(today, CHASE_DAYS.value));

/**
 * The letter or e-mail that tells a recipient what a notice is about. Of the customer it says the reference and the values given with the
 * notice, never one of a special category.
 */
export function letterOf(notice: NoticeToWrite, { name, today }: Writer): string {
  const { kind, recipient, contact, id, organisation, requestId } = notice;
  const us = officeName(organisation);
  const by = showDay(answerBy(today));
  return [
    showDay(today),
    `${recipient}\n${contact}`,
    `${headings[kind]}\nOur number: ${noticeNumber(id)}`,
    `We are the ${us}. We passed personal information about the person named below on to you.`,
    asks(notice),
    whoItIs(notice),
    `${kind === 'erase' && requestId !== null ? ASKED_TO_ERASE : rights[kind]} Under article 19 we tell everybody to whom we passed it on. If you passed it on to others, please tell them too.`,
    `Please answer by ${by}: say what you did and on which day, or why it cannot be done. Answer in the way this reached you, with our number ${noticeNumber(id)}. Please put nothing else about the person in your answer.`,
    `${oneLine(name)}\n${us}`,
  ].join('\n\n');
}

const headings: Record<NoticeKind, string> = {
  correct: 'Please correct what you hold',
  'stop-contact': 'Please stop contacting this person',
  erase: 'Please erase what you hold',
  restrict: 'Please leave unused for now what you hold',
  closed: 'This person no longer uses our service',
};

const rights: Record<NoticeKind, string> = {
  correct: 'This rests on the right to rectification (UK GDPR, article 16).',
  'stop-contact':
    'They have taken back their agreement, as they may at any time (UK GDPR, article 7(3)), and object to being contacted further (article 21).',
  erase: 'They have taken back their agreement to it being held, and have the right to have it erased (UK GDPR, article 17).',
  restrict: 'They have asked that its use be restricted (UK GDPR, article 18).',
  closed: 'This rests on the right to erasure (UK GDPR, article 17).',
};
/** Where they asked for it themselves, and took nothing back. */
const ASKED_TO_ERASE = 'They have asked for it to be erased (UK GDPR, article 17).';

function asks({ kind, items, values }: NoticeToWrite): string {
  const named = listWords(items.map((item) => itemWords[item]));
  if (kind === 'correct')
    return ['Please correct:', ...items.map((item) => `${itemHeading(item)}: ${correctTo(item, values)}`)].join('\n');
  // Once the record has gone, what they were given is known no more.
  const what = items.length === 0 ? 'what you hold of them from us' : `what you hold of this: ${named}`;
  if (kind === 'erase') return `Please erase ${what}. Please erase it in every copy, and do not use it again.`;
  if (kind === 'restrict') return `Please keep ${what}. Do not use it, and do not pass it on, until we write to you again.`;
  if (kind === 'closed')
    return 'They have stopped using our service. Please stop using what we passed on about them, and erase it where no law makes you keep it.';
  return 'Please stop contacting them on our behalf, take them off your lists, and use what we passed on for nothing further.';
}

function correctTo(item: SharedItem, values: readonly Value[]): string {
  const known = values.find((one) => one.item === item);
  return known && mayBeTold(known) ? `to ${shown(known)}` : 'we hold none now; please remove yours';
}

function whoItIs({ kind, items, reference, values }: NoticeToWrite): string {
  const corrected = kind === 'correct' ? items : [];
  const theirs = values.filter((one) => mayBeTold(one) && !corrected.includes(one.item));
  const known = theirs.map((one) => `${itemHeading(one.item)}: ${shown(one)}`);
  return [
    'Who it is about, by our reference and by what you have from us:',
    `Reference: ${showReference(reference)}`,
    ...known,
  ].join('\n');
}

/** Values of a record, and of nothing that only a consent lets anybody hold. */
const mayBeTold = ({ item }: Value): boolean => (FIELDS as readonly string[]).includes(item);

const shown = ({ item, value, label }: Value): string =>
  oneLine(label ?? (item === 'dateOfBirth' && /^\d{4}-\d\d-\d\d$/.test(value) ? showDay(value) : value));

const oneLine = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, ' ').trim();

function officeName(touchpoint: string): string {
  const name = organisationName(touchpoint);
  if (name === null) return SERVICE;
  return name.startsWith(SERVICE) ? name : `${SERVICE}, ${name}`;
}
