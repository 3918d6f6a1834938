import type { SessionState } from '../../shared/session-state.ts';
import type { Call } from './answer-call.ts';

/** Lets a call of the page through only while somebody is signed in and at the desk: looked at when it comes, not before. */
export function onlyWhile(state: () => SessionState): (entry: [string, Call]) => [string, Call] {
  return ([name, { input, run }]) => [
    name,
    {
      input,
      run: (given) => {
        const { kind } = state();
        if (kind === 'signed-in') return run(given);
        return { ok: false, error: { code: kind === 'locked' ? 'locked' : 'signed-out' } };
      },
    },
  ];
}
