import list from './nicknames.json' with { type: 'json' };

const others = new Map<string, Set<string>>();
const { about: _, ...byName } = list;
for (const [name, shorts] of Object.entries(byName)) {
  for (const short of shorts.split(' ')) {
    add(name, short);
    add(short, name);
  }
}

/** The names a folded word may stand for, and the short forms it may be called by; none is the word itself. */
export function nicknamesOf(word: string): string[] {
  return [...(others.get(word) ?? [])];
}

function add(from: string, to: string): void {
  const known = others.get(from) ?? new Set();
  others.set(from, known.add(to));
}
