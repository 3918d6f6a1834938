import type { z } from 'zod';
import type { Failure, Problem, Result } from '../../shared/problem.ts';
import { readUrl } from '../read-url.ts';
import { HOST, SCHEME } from '../window/scheme.ts';
import { type Oddity, oddityOf } from './plain-input.ts';

/** One call of the bridge: what it takes, and what it does. */
export type Call = {
  readonly input: z.ZodType;
  /** Most bytes that its input may take, where that is more than of any other. */
  readonly most?: number;
  readonly run: (input: never) => Result<unknown> | Promise<Result<unknown>>;
};
export type Calls = ReadonlyMap<string, Call>;

/** Who sent a message: which page, from which address, and whether from its top frame. */
export type Sender = { readonly id: number; readonly url: string; readonly top: boolean };

/** True for the top frame of our own page in our own window. */
export function isOurPage(sender: Sender, windowId: number | undefined): boolean {
  if (sender.id !== windowId || !sender.top) return false;
  const url = readUrl(sender.url);
  return url?.protocol === `${SCHEME}:` && url.host === HOST;
}

/** How many faults of one input are told. */
const TOLD = 20;

/** Sender, size, parse, run, Result. Only a wrong sender rejects; whatever goes wrong inside is a failure with a code. */
export async function answerCall(
  name: string,
  calls: Promise<Calls>,
  sender: Sender,
  isOurs: (sender: Sender) => boolean,
  input: unknown,
): Promise<Result<unknown>> {
  if (!isOurs(sender)) throw new Error(`Refused: ${name} from a page that is not the desk's`);
  const call = (await calls).get(name);
  if (!call) return { ok: false, error: { code: 'failed' } };
  const oddity = oddityOf(input, call.most);
  if (oddity) return { ok: false, error: oddFailure(oddity) };
  try {
    const parsed = call.input.safeParse(input);
    if (!parsed.success) return { ok: false, error: badInput(parsed.error) };
    return await call.run(parsed.data as never);
  } catch {
    return { ok: false, error: { code: 'failed' } };
  }
}

/** What was wrong, by place and kind; never the value, which may be a person's. */
function badInput(error: z.core.$ZodError): Failure {
  const errors: Problem['errors'] = error.issues.slice(0, TOLD).map((issue) => ({
    pointer: `/${issue.path.map(String).join('/')}`,
    code: issue.code,
    detail: '',
  }));
  return { code: 'bad-input', errors };
}

function oddFailure(oddity: Oddity): Failure {
  if (oddity === 'too-large') return { code: 'too-large' };
  return { code: 'bad-input', errors: [{ pointer: '', code: oddity, detail: '' }] };
}
