import type { Output } from '../../../shared/operations.ts';
import { desk, failureOf } from '../../lib/desk.ts';

export type Part = Output<'audit.verify'>;
/** A verification under way or done: the parts put together. */
export type Verified = {
  /** How far it is, of how many. */
  readonly to: number;
  readonly end: number;
  readonly done: boolean;
  readonly broken: Part['broken'];
  readonly heads: Part['heads'];
  readonly unsealed: number;
};

const PAUSE_MS = 5_000;
const PATIENCE = 12;

/** Puts a further part to what is known: the last signed head and the first trouble with heads stay. */
export function withPart(known: Verified | null, part: Part): Verified {
  const before = known?.heads;
  const bad = before?.state === 'lost' || before?.state === 'forged';
  const heads = {
    ...part.heads,
    ...(bad ? { state: before.state, where: before.where } : {}),
    ...(part.heads.signedTo === null && before ? { signedTo: before.signedTo, signedAt: before.signedAt } : {}),
  };
  return { to: part.to, end: part.end, done: part.next === null, broken: part.broken, heads, unsealed: part.unsealed };
}

/** Verifies from the beginning to the end, part by part; `tell` hears of each. Stops early when it answers false. */
export async function verifyAll(tell: (now: Verified) => boolean): Promise<void> {
  let known: Verified | null = null;
  let from: number | null = 1;
  while (from !== null) {
    const part: Part = await partFrom(from);
    known = withPart(known, part);
    from = tell(known) ? part.next : null;
  }
}

async function partFrom(from: number): Promise<Part> {
  for (let tries = 1; ; tries++) {
    try {
      return await desk.audit.verify({ from });
    } catch (error) {
      if (failureOf(error).code !== 'rate-limited' || tries === PATIENCE) throw error;
      await new Promise((later) => setTimeout(later, PAUSE_MS));
    }
  }
}
