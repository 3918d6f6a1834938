const and = new Intl.ListFormat('en-GB', { style: 'long', type: 'conjunction' });
const or = new Intl.ListFormat('en-GB', { style: 'long', type: 'disjunction' });

/** `name, postcode and e-mail`, or with *or*. */
export function listWords(words: readonly string[], kind: 'conjunction' | 'disjunction' = 'conjunction'): string {
  return (kind === 'conjunction' ? and : or).format(words);
}
