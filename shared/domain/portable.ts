import type { AccessCopy, CopyItem } from './access-copy.ts';
import { INTRODUCING } from './customer.ts';

/** What a copy for somebody who takes their information elsewhere says of all the rest. */
export const NOT_PORTABLE =
  'We use everything else for our public task, not by your agreement. You can ask for a copy of it too.';

/** The parts of a copy that are held by consent: what somebody decided, and what they let us hold. */
const BY_CONSENT: readonly string[] = ['consents', 'answers'];

/**
 * Of a copy of everything what somebody can take elsewhere (UK GDPR article 20): what they told us themselves and we hold by their
 * consent. The rest is held for a public task, to which the right does not apply (article 20(3)); nothing is held by a contract.
 * What nobody but others told us is not theirs to take.
 */
export function portableOf(copy: AccessCopy): AccessCopy {
  const sections = copy.sections
    .filter(({ id }) => BY_CONSENT.includes(id))
    .map((section) => ({ ...section, items: section.items.filter(toldByThem) }));
  return { ...copy, sections, looks: [], places: [], notIncluded: [{ what: 'everything else', because: NOT_PORTABLE }] };
}

/** Whether nothing says that it came from somebody else. */
const toldByThem = ({ facts }: CopyItem): boolean =>
  !facts.some(({ id, value }) => id === 'source' && (INTRODUCING as readonly string[]).includes(value));
