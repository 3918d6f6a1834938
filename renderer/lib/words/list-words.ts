const list = new Intl.ListFormat('en-GB', { style: 'long', type: 'conjunction' });

/** `name, postcode and e-mail`. */
export const listWords = (words: readonly string[]): string => list.format(words);
