import { londonDay } from '../../../shared/domain/day.ts';
import type { IMPOSSIBLE_BECAUSE, NoticeKind, TOLD_BY } from '../../../shared/domain/disclosure.ts';
import { showDay } from '../../lib/time.ts';
import { listWords } from '../../lib/words/list-words.ts';
import { isLate, type OnBoard } from './board.ts';
import { itemWords } from './item-words.ts';
import type { Notice } from './notices-query.ts';

type ToldBy = (typeof TOLD_BY)[number];
type Because = (typeof IMPOSSIBLE_BECAUSE)[number];

const kindWords: Record<NoticeKind, string> = {
  correct: 'Correct',
  'stop-contact': 'Stop contacting them',
  erase: 'Erase',
  restrict: 'Leave unused for now',
  closed: 'No longer a customer',
};

/** What the recipient is asked: `Erase: ethnicity`. */
export function askedWords({ kind, items }: Pick<Notice, 'kind' | 'items'>): string {
  return items.length === 0 ? kindWords[kind] : `${kindWords[kind]}: ${listWords(items.map((item) => itemWords[item]))}`;
}

/** How somebody is told, after *by*. */
export const toldByWords: Record<ToldBy, string> = {
  'secure-email': 'secure e-mail',
  letter: 'letter',
  portal: 'their own portal',
  phone: 'phone',
};
/** Why they cannot be told, in the order of a list. */
export const becauseWords: Record<Because, string> = {
  'no-longer-exists': 'They are no more',
  'nobody-answers': 'Nobody answers there',
  'has-destroyed-it': 'They no longer hold it',
  'out-of-proportion': 'It would be out of all proportion',
};

/** How a notice stands: `Told on 29 November 2026 by letter (Sarah Okafor)`. */
export function standsWords({ state, toldOn, toldHow, toldByName, endedOn, impossibleBecause }: Notice): string {
  const told =
    toldOn === null
      ? ''
      : `Told on ${showDay(toldOn)}${toldHow ? ` by ${toldByWords[toldHow]}` : ''}${toldByName ? ` (${toldByName})` : ''}`;
  const ended = endedOn === null ? '' : ` on ${showDay(endedOn)}`;
  if (state === 'to-tell') return 'To be told';
  if (state === 'told') return told;
  if (state === 'acknowledged') return `Answered${ended}. ${told}`;
  const why = impossibleBecause ? `: ${becauseWords[impossibleBecause].toLowerCase()}` : '';
  return `Cannot be told, recorded${ended}${why}${told ? `. ${told}` : ''}`;
}

/** When it was made, and by when to ask again while it is open. */
export function daysWords(notice: Notice, now: Date): string {
  const made = `Made on ${showDay(notice.madeOn)}.`;
  if (notice.endedOn !== null) return made;
  const past = isLate(notice, londonDay(now));
  return `${made} ${past ? `The day to ask again was ${showDay(notice.chaseOn)}.` : `Ask again on ${showDay(notice.chaseOn)}.`}`;
}

/** How a recipient stands, line by line; `more`: there is more than was fetched. */
export function boardWords({ toTell, waiting, late, acknowledged, impossible }: OnBoard, more: boolean): readonly string[] {
  const count = (number: number) => (more ? `${number} or more` : String(number));
  const part = (number: number, words: string) => (number === 0 ? [] : [`${count(number)} ${words}`]);
  const first = [
    ...part(toTell, 'to tell'),
    ...part(waiting, 'told and waiting'),
    ...part(acknowledged, 'answered'),
    ...part(impossible, 'could not be told'),
  ].join(', ');
  return [first, ...part(late, 'past the day to ask again')];
}

/** The picture of ages for people who listen to the screen. */
export function agesWords([young, older, oldest]: OnBoard['ages'], more: boolean): string {
  const suffix = more ? ' or more' : '';
  return `Ages: ${young}${suffix} up to 7 days, ${older}${suffix} up to 14 days, ${oldest}${suffix} older`;
}
