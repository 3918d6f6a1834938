import patterns from './sensitive-words.json' with { type: 'json' };

const escaped = patterns.map((word) => word.replace('*', '\\p{L}*').replace(' ', '\\s+'));
const pattern = new RegExp(`(?<![\\p{L}])(?:${escaped.join('|')})(?![\\p{L}])`, 'giu');

/** The words of a note that may say something about health, origin or belief, each once, as typed. */
export function sensitiveWords(note: string): readonly string[] {
  return [...new Set(note.match(pattern) ?? [])];
}
