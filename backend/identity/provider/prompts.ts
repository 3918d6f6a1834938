import { interactionPolicy } from 'oidc-provider';
import type { Caller } from '../caller.ts';

const { base, Check, Prompt } = interactionPolicy;

/**
 * When the page is shown: nobody is signed in, the desk asks for it (`prompt`, `max_age`), or the desk expects somebody
 * else than who is signed in at this browser (`login_hint`).
 */
export function prompts(people: readonly Caller[]): ReturnType<typeof base> {
  const policy = base();
  policy.get('login')?.checks.add(
    new Check('login_hint', 'somebody else is expected', ({ oidc }) => {
      const hint = people.find(({ sub }) => sub === oidc.params?.login_hint)?.sub;
      const signedIn = oidc.session?.accountId;
      if (hint === undefined || signedIn === undefined || oidc.result?.login) return Check.NO_NEED_TO_PROMPT;
      return hint === signedIn ? Check.NO_NEED_TO_PROMPT : Check.REQUEST_PROMPT;
    }),
  );
  // Nothing to agree to besides who one is; a client may still ask for the page this way.
  policy.remove('consent');
  policy.add(new Prompt({ name: 'consent', requestable: true }));
  return policy;
}
