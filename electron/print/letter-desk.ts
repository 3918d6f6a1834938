import type { Letter } from '../../shared/desk.ts';
import type { DeskEvent } from '../../shared/operations/desk-events.ts';
import type { Failure, Result } from '../../shared/problem.ts';
import { type Clock, instantOf } from '../clock.ts';
import { whyNotWritten } from '../sealed/disk.ts';
import type { Printed } from './letter-out.ts';

export type LetterParts = {
  /** Null where the letter was taken away before it was done. */
  readonly print: (text: string) => Promise<Printed | null>;
  readonly pdf: (text: string) => Promise<Uint8Array | null>;
  /** Asks the person for a place; null when they changed their mind. */
  readonly askWhere: (suggested: string) => Promise<string | null>;
  readonly write: (path: string, bytes: Uint8Array) => Promise<void>;
  /** Has the audit told; why not, where it cannot be. */
  readonly note: (event: DeskEvent) => Promise<Failure | null>;
  readonly clock: Clock;
  /** Why nothing may leave the desk now; null while its person is at work. */
  readonly shut: () => 'locked' | 'signed-out' | null;
  /** A letter was not laid out. */
  readonly failed: (error: unknown) => void;
};

type Put = Promise<Result<{ readonly done: true } | null>>;
export type LetterDesk = { readonly print: (letter: Letter) => Put; readonly save: (letter: Letter) => Put };

const done: Result<{ readonly done: true }> = { ok: true, value: { done: true } };
const wentBack: Result<null> = { ok: true, value: null };
const failure = (error: Failure): Result<never> => ({ ok: false, error });

/**
 * Puts letters to recipients onto paper or into a file. The audit is told first: what could not be noted does not go out, and what was
 * noted and then called off is noted all the same.
 */
export function letterDesk({ print, pdf, askWhere, write, note, clock, shut, failed }: LetterParts): LetterDesk {
  const noted = async (kind: 'letter-printed' | 'letter-saved', noticeId: string): Promise<Failure | null> => {
    const code = shut();
    return code ? { code } : note({ kind, at: instantOf(clock), noticeId });
  };
  const orFailed = async (put: () => Put): Put => {
    try {
      return await put();
    } catch (error) {
      failed(error);
      return failure({ code: 'failed' });
    }
  };
  return {
    print: ({ noticeId, text }) =>
      orFailed(async () => {
        const problem = await noted('letter-printed', noticeId);
        if (problem) return failure(problem);
        const how = await print(text);
        if (how === 'failed') return failure({ code: 'failed' });
        return how === 'printed' ? done : wentBack;
      }),
    save: ({ noticeId, text }) =>
      orFailed(async () => {
        const code = shut();
        if (code) return failure({ code });
        const path = await askWhere(`letter-${instantOf(clock).slice(0, 10)}-${noticeId.slice(-8)}.pdf`);
        if (path === null) return wentBack;
        // The desk may have been locked while the dialog was open.
        const problem = await noted('letter-saved', noticeId);
        if (problem) return failure(problem);
        const bytes = await pdf(text);
        if (bytes === null) return failure({ code: shut() ?? 'failed' });
        try {
          await write(path, bytes);
        } catch (error) {
          return failure({ code: whyNotWritten(error) });
        }
        return done;
      }),
  };
}
