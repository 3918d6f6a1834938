import type {
  LegalBasis,
  NoticeKind,
  NoticeState,
  RecipientKind,
  SharedFor,
  SharedItem,
  TOLD_BY,
} from '../../../shared/domain/disclosure.ts';
import { fieldNouns, fieldWords } from './details.ts';
import { listWords } from './list-words.ts';
import { specialWords } from './special.ts';

/** What can be passed on, as it stands in a list. */
export const itemLabels: Record<SharedItem, string> = {
  ...fieldWords,
  ...specialWords,
  progress: 'How they are getting on',
  sessions: 'Dates of sessions',
  outcomes: 'What came of the sessions',
};

/** What is said without *your* before it. */
const whole: Partial<Record<SharedItem, string>> = {
  progress: 'how you are getting on',
  sessions: 'the dates of your sessions',
  outcomes: 'what came of your sessions',
};
const special: Partial<Record<SharedItem, string>> = {
  ethnicity: 'ethnicity',
  disability: 'disability or health condition',
  'priority-group': 'priority groups',
};

/** Items as they are said to the customer: `your name, mobile number and the dates of your sessions`. */
export function yourItems(items: readonly SharedItem[]): string {
  const both = items.includes('givenName') && items.includes('familyName');
  const nouns = items.flatMap((item) => {
    if (item in whole || (both && item === 'familyName')) return [];
    return both && item === 'givenName' ? ['name'] : [special[item] ?? fieldNouns[item as keyof typeof fieldNouns]];
  });
  const rest = items.flatMap((item) => whole[item] ?? []);
  return listWords([...nouns.map((noun, index) => (index === 0 ? `your ${noun}` : noun)), ...rest]);
}

/** The same for paper that others may see: what is held under a consent alone is not named. */
export function yourItemsOnPaper(items: readonly SharedItem[]): string {
  const plain = items.filter((item) => !(item in special));
  const words = [...(plain.length > 0 ? [yourItems(plain)] : []), ...(plain.length < items.length ? [UNDER_CONSENT] : [])];
  return listWords(words);
}
const UNDER_CONSENT = 'what you let us hold';

/** What it was passed on for, said of anybody. */
export const sharedForWords: Record<SharedFor, string> = {
  guidance: 'for guidance',
  introduction: 'for an introduction',
  'getting-on': 'to say how things are going',
  survey: 'for a survey',
  'data-sharing-agreement': 'under a data sharing agreement',
  'quality-check': 'to show how good the advice is',
  'legal-demand': 'because the law demanded it',
};

export const basisWords: Record<LegalBasis, string> = {
  consent: 'the customer’s consent',
  'legal-obligation': 'a legal obligation',
  'public-task': 'our public task',
};

export const recipientKindWords: Record<RecipientKind, string> = {
  'local-careers': 'Local careers organisations',
  introducer: 'Who introduced the customer to us',
  'introduced-to': 'Whom we introduce the customer to',
  partner: 'Partners',
  ofsted: 'Ofsted',
  'market-research': 'Market research',
  'legal-demand': 'Legal demands',
};

export const toldByWords: Record<(typeof TOLD_BY)[number], string> = {
  'secure-email': 'By secure e-mail',
  letter: 'By letter',
  portal: 'In its portal',
  phone: 'By phone',
};

/** What a recipient is to be told, after *to*. */
export const noticeWords: Record<NoticeKind, string> = {
  correct: 'put a mistake right',
  'stop-contact': 'stop contacting the customer',
  erase: 'erase what it was given',
  restrict: 'leave unused for now what it was given',
  closed: 'know that the customer has stopped using the service',
};

export const noticeStateWords: Record<NoticeState, string> = {
  'to-tell': 'not told yet',
  told: 'told, no answer yet',
  acknowledged: 'told, and has confirmed it',
  impossible: 'cannot be told',
};
