import { numberWords } from '../retention/retention-words.ts';
import type { Figures } from './figures.ts';

const n = numberWords;
const are = (count: number) => (count === 1 ? 'is' : 'are');
const were = (count: number) => (count === 1 ? 'was' : 'were');
const requests = (count: number) => (count === 1 ? '1 request' : `${n(count)} requests`);

/** What a report shows, in a sentence or two: for whoever hears it, and under the heading for everybody. */
export function sentenceOf({ name, rows, sums, total }: Figures): string {
  const row = (at: number) => rows.at(at)?.sum ?? 0;
  switch (name) {
    case 'open':
      return `${requests(total)} ${are(total)} open. ${n(row(-1))} of them ${are(row(-1))} 60 days old or older.`;
    case 'due':
      return `${requests(row(0))} ${are(row(0))} past the day. ${n(total - row(0))} more ${are(total - row(0))} due in the next 30 days. A complaint is due to be acknowledged.`;
    case 'time': {
      const inTime = (sums[0] ?? 0) + (sums[1] ?? 0);
      return `Of ${requests(total)} that ended in the last twelve months, ${n(inTime)} ${were(inTime)} in time.`;
    }
    case 'months':
      return `In the last twelve months ${n(sums[0] ?? 0)} ${were(sums[0] ?? 0)} received and ${n(sums[1] ?? 0)} finished.`;
    case 'consents':
      return `How ${n(row(0))} customers stand to each purpose. Not asked is not refused.`;
    case 'closings':
      return `${n(total)} ${total === 1 ? 'account was' : 'accounts were'} closed in the last twelve months, ${n(sums[0] ?? 0)} of them with everything.`;
    case 'to-tell':
      return `${n(total)} ${total === 1 ? 'notice is' : 'notices are'} still to be told to whoever was given something.`;
    case 'destructions':
      return `${n(total)} ${are(total)} to be destroyed in the years to come, ${n(row(0))} of them now.`;
  }
}
