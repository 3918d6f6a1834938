import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { KeyWrapper } from './key-wrapper.ts';
import { type Indexed, type IndexFile, indexFile, type PersonFile, personFile } from './person-file.ts';
import { type WrappedFile, wrappedFile } from './wrapped-file.ts';

/** One person's file with what can be said about it. `rolled-back`: older, or belonging elsewhere, than the index says. */
export type Found =
  | { readonly state: 'here'; readonly person: PersonFile; readonly indexed: Indexed }
  | { readonly state: 'none' | 'damaged' | 'rolled-back' };

export type PeopleIndex = {
  readonly find: (sub: string) => Promise<Found>;
  /** Writes a person's file and then the index; `last`: they have just signed in. */
  readonly put: (person: Omit<PersonFile, 'sequence' | 'version'>, signedIn: boolean) => Promise<PersonFile>;
  readonly last: () => Promise<string | null>;
  readonly everybody: () => Promise<readonly string[]>;
  /** The folder a new person gets: random, so that its name says nothing about them. */
  readonly newFolder: () => string;
  readonly pathOf: (folder: string) => string;
};

const EMPTY: IndexFile = { version: 1, last: null, people: [] };

/** The people with keys in `folder`: `index.wrapped`, and a folder with `keys.wrapped` for each. */
export function peopleIndex(wrapper: KeyWrapper, folder: string, now: () => number): PeopleIndex {
  const index = wrappedFile(wrapper, join(folder, 'index.wrapped'), indexFile, now);
  const pathOf = (name: string) => join(folder, name);
  const fileOf = (name: string): WrappedFile<PersonFile> =>
    wrappedFile(wrapper, join(pathOf(name), 'keys.wrapped'), personFile, now);
  const readIndex = async (): Promise<IndexFile> => {
    const read = await index.read();
    return read.state === 'here' ? read.value : EMPTY;
  };
  return {
    pathOf,
    newFolder: () => randomBytes(16).toString('hex'),
    last: async () => (await readIndex()).last,
    everybody: async () => (await readIndex()).people.map(({ sub }) => sub),
    find: async (sub) => {
      const whole = await index.read();
      if (whole.state !== 'here') return { state: whole.state };
      const indexed = whole.value.people.find((one) => one.sub === sub);
      if (!indexed) return { state: 'none' };
      const read = await fileOf(indexed.folder).read();
      // A file that the index knows and that is gone was taken away, not never there.
      if (read.state !== 'here') return { state: indexed.sequence === 0 ? 'none' : 'damaged' };
      const person = read.value;
      if (person.sub !== sub || person.folder !== indexed.folder) return { state: 'rolled-back' };
      // The file is written before the index: one step ahead is a crash between the two, anything else is not.
      const ahead = person.sequence - indexed.sequence;
      return ahead === 0 || ahead === 1 ? { state: 'here', person, indexed } : { state: 'rolled-back' };
    },
    put: async (person, signedIn) => {
      const before = await readIndex();
      const known = before.people.find((one) => one.sub === person.sub && one.folder === person.folder);
      const held = known ? await fileOf(person.folder).read() : null;
      const sequence = Math.max(known?.sequence ?? 0, held?.state === 'here' ? held.value.sequence : 0) + 1;
      const written: PersonFile = { version: 1, ...person, sequence };
      await fileOf(person.folder).write(written);
      const others = before.people.filter((one) => one.sub !== person.sub);
      await index.write({
        version: 1,
        last: signedIn ? person.sub : before.last,
        people: [...others, { sub: person.sub, folder: person.folder, sequence }],
      });
      return written;
    },
  };
}
