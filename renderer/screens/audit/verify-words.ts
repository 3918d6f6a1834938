import type { ChainFault } from '../../../shared/domain/audit.ts';
import { showWhen } from '../../lib/time.ts';
import type { Verified } from './verify-run.ts';

const faults: Record<ChainFault, (position: string) => string> = {
  changed: (position) =>
    `Entry ${position} is not what it was when it was sealed: it was changed, or an entry before it was taken out.`,
  missing: (position) => `Entry ${position} is missing.`,
  inserted: (position) => `At entry ${position} something was put in afterwards.`,
  order: (position) => `At entry ${position} entries have changed places.`,
  cut: (position) => `The audit ends before entry ${position}, but more had been signed: its end was cut off.`,
  rewritten: (position) => `The audit up to entry ${position} is not what was signed: it was written anew.`,
};

/** What a verification found, as sentences, and whether anything is wrong. */
export function verifyWords(found: Verified, now: Date): { readonly wrong: boolean; readonly sentences: readonly string[] } {
  const { broken, heads, end, unsealed } = found;
  const about = broken
    ? [faults[broken.fault](count(broken.position)), ...(broken.at ? [`That entry is of ${showWhen(broken.at, now)}.`] : [])]
    : [
        end === 0
          ? 'Nothing has been sealed yet.'
          : `All ${count(end)} sealed entries are as they were written, none missing, none added.`,
      ];
  const wrong = broken !== null || heads.state === 'lost' || heads.state === 'forged';
  const rest = [
    ...headWords(heads, now),
    ...(unsealed > 0
      ? [`${unsealed >= 10_000 ? '10,000 or more' : count(unsealed)} of the newest entries are not sealed yet.`]
      : []),
    ...(wrong ? ['Change nothing. Tell whoever answers for security, with this sentence and the position.'] : []),
  ];
  return { wrong, sentences: [...about, ...rest] };
}

function headWords({ state, where, signedTo, signedAt, unreadable }: Verified['heads'], now: Date): string[] {
  const torn = unreadable > 0 ? [`${count(unreadable)} lines of the file of signatures cannot be read.`] : [];
  if (state === 'forged') return [`Line ${count(where ?? 0)} of the file of signatures was not signed by this service.`, ...torn];
  if (state === 'lost') return [`The signature of entry ${count(where ?? 0)} is gone from the file of signatures.`, ...torn];
  if (signedTo === null || signedAt === null) return ['No signature vouches for this yet; one is made every minute.', ...torn];
  return [`Signed up to entry ${count(signedTo)}, ${showWhen(signedAt, now)}.`, ...torn];
}

const count = (number: number): string => number.toLocaleString('en-GB');
