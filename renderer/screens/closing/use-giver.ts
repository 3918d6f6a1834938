import { useSession, whoIn } from '../../lib/session.ts';
import { organisationWords } from '../../lib/words/organisations.ts';

/** The office that gives a paper to a customer. */
export function useGiver(): string {
  const who = whoIn(useSession().data);
  return who ? organisationWords(who.touchpoint) : '';
}
