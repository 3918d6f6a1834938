import { randomBytes } from 'node:crypto';
import { PASSCODE_TRIES } from '../../shared/domain/limits.ts';
import type { Clock } from '../clock.ts';
import { ageOf } from './age.ts';
import { type Gone, type KeptFiles, keptFiles, removeKept } from './kept-files.ts';
import type { KeyWrapper } from './key-wrapper.ts';
import { onePerTurn } from './one-per-turn.ts';
import { peopleIndex } from './people-index.ts';
import type { KnownPerson, PersonFile } from './person-file.ts';
import { DoesNotOpen, seal, unseal } from './seal.ts';
import { COST, type Cost, keyOfShare, type Stretch } from './stretch.ts';

export type PersonKeysParts = {
  readonly wrapper: KeyWrapper;
  /** Where the files are, made when first needed. */
  readonly folder: string;
  readonly clock: Pick<Clock, 'now'>;
  readonly scrypt: Stretch;
  /** What a newly chosen passcode costs to stretch. */
  readonly cost?: Cost;
  /** Milliseconds since some start that no clock setting moves. */
  readonly steady?: () => number;
};

export type PasscodeAnswer =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly code: 'wrong-passcode' | 'no-tries-left' | 'too-long-ago' | 'clock-wrong' | 'damaged' | 'unknown';
      readonly triesLeft: number;
    };

/** `without-passcode`: open, and the passcode's tries are spent, so a new one is to be chosen. */
export type ShareAnswer = 'opened' | 'without-passcode' | 'unknown' | 'does-not-fit' | 'damaged';

/** The data keys of the people who work on this machine, one open at a time. */
export type PersonKeys = {
  readonly available: () => Promise<boolean>;
  /** Whether a data key of this person is held here. */
  readonly known: (sub: string) => Promise<boolean>;
  /** Who signed in last on this machine and has not signed out, if their passcode can open now. */
  readonly last: () => Promise<{ readonly person: KnownPerson; readonly triesLeft: number } | null>;
  /** Whether the passcode can open now, and how many wrong ones are left. */
  readonly ways: (sub: string) => Promise<{ readonly passcode: boolean; readonly triesLeft: number }>;
  /** After a sign-in at the issuer: keeps a data key under passcode and share, the one before if the share opens it. */
  readonly create: (person: KnownPerson, passcode: string, share: string) => Promise<void>;
  /** Within 12 hours of the last sign-in and with tries left; the try is on the disk before it is answered. */
  readonly openWithPasscode: (sub: string, passcode: string) => Promise<PasscodeAnswer>;
  /** After a sign-in at the issuer. */
  readonly openWithShare: (sub: string, share: string) => Promise<ShareAnswer>;
  /** This person has just signed in at the issuer: the hours and the tries begin anew. */
  readonly noteSignIn: (person: KnownPerson) => Promise<void>;
  /** Only the issuer lets this person in again; these sealed files and stores of theirs go, whether or not the key is open. */
  readonly signedOut: (sub: string, gone: Gone) => Promise<void>;
  /** The same for everybody here, and every passcode is forgotten: only a share opens a data key again. */
  readonly forgetPasscodes: (gone: Gone) => Promise<void>;
  /** Keeps the time, so that a clock set back later shows. */
  readonly noteTime: () => Promise<void>;
  /** Small sealed files of the person whose key is open. */
  readonly files: KeptFiles;
  readonly current: () => Buffer | null;
  /** Whose data key is open. */
  readonly whose: () => string | null;
  /** Their folder on this machine. */
  readonly folder: () => string | null;
  readonly drop: () => void;
};

const boundToPasscode = (sub: string, folder: string) => `data key by passcode ${folder} ${sub}`;
const boundToShare = (sub: string, folder: string) => `data key by share ${folder} ${sub}`;

/** Opens the keys of the people on this machine. Throws `NoKeyStore` where something is to be kept and there is none. */
export function openPersonKeys(parts: PersonKeysParts): PersonKeys {
  const { wrapper, clock, scrypt } = parts;
  const steady = parts.steady ?? (() => performance.now());
  const index = peopleIndex(wrapper, parts.folder, clock.now);
  const inTurn = onePerTurn();
  const signedInAt = new Map<string, number>();
  let open: { readonly sub: string; readonly folder: string; readonly key: Buffer } | null = null;

  const available = async () => wrapper.available();
  const find = async (sub: string) => ((await available()) ? index.find(sub) : ({ state: 'none' } as const));
  const openAs = (person: PersonFile, key: Buffer) => {
    drop();
    open = { sub: person.sub, folder: person.folder, key };
  };
  const drop = () => {
    open?.key.fill(0);
    open = null;
  };
  const ranSince = (sub: string) => steady() - (signedInAt.get(sub) ?? steady());
  const left = (person: PersonFile) => (person.byPasscode ? Math.max(0, PASSCODE_TRIES.value - person.tries) : 0);
  const waysOf = (person: PersonFile) => {
    const recent = ageOf(person, clock.now(), ranSince(person.sub)) === 'recent';
    return { passcode: recent && left(person) > 0, triesLeft: left(person) };
  };
  const latestOf = (person: PersonFile) => Math.max(person.latest, clock.now());

  const byPasscode = async (passcode: string, sub: string, folder: string, key: Buffer): Promise<PersonFile['byPasscode']> => {
    const salt = randomBytes(16);
    const cost = parts.cost ?? COST;
    const sealed = seal(await scrypt(passcode, salt, cost), key, boundToPasscode(sub, folder));
    return { salt: salt.toString('base64'), cost, sealed: sealed.toString('base64') };
  };

  /** The key under the share, or null where the share does not fit. */
  const keyByShare = (person: PersonFile, share: string): Buffer | null =>
    tryOpen(() => unseal(keyOfShare(share), Buffer.from(person.byShare, 'base64'), boundToShare(person.sub, person.folder)));

  const create = async (who: KnownPerson, passcode: string, share: string) => {
    const { sub } = who;
    const found = await index.find(sub);
    const before = found.state === 'here' ? keyByShare(found.person, share) : null;
    const folder = before && found.state === 'here' ? found.person.folder : index.newFolder();
    const key = before ?? randomBytes(32);
    const now = clock.now();
    const person = await index.put(
      {
        ...{ folder, sub, lastSignIn: now, latest: now, tries: 0 },
        person: kept(who),
        byPasscode: await byPasscode(passcode, sub, folder, key),
        byShare: seal(keyOfShare(share), key, boundToShare(sub, folder)).toString('base64'),
      },
      true,
    );
    signedInAt.set(sub, steady());
    openAs(person, key);
  };

  const openWithPasscode = async (sub: string, passcode: string): Promise<PasscodeAnswer> => {
    const found = await find(sub);
    if (found.state === 'none') return { ok: false, code: 'unknown', triesLeft: 0 };
    if (found.state !== 'here') return { ok: false, code: 'damaged', triesLeft: 0 };
    const { person } = found;
    if (!person.byPasscode || left(person) === 0) return { ok: false, code: 'no-tries-left', triesLeft: 0 };
    const age = ageOf(person, clock.now(), ranSince(sub));
    if (age !== 'recent') return { ok: false, code: age, triesLeft: left(person) };
    // On the disk before the answer: pulling the plug gives no try back.
    const tried = await index.put({ ...person, tries: person.tries + 1, latest: latestOf(person) }, false);
    const { salt, cost, sealed } = person.byPasscode;
    const stretched = await scrypt(passcode, Buffer.from(salt, 'base64'), cost);
    const key = tryOpen(() => unseal(stretched, Buffer.from(sealed, 'base64'), boundToPasscode(sub, person.folder)));
    if (key) {
      // A passcode chosen when stretching cost less is stretched anew while it is at hand.
      const renewed = isCheaper(cost, parts.cost ?? COST)
        ? await byPasscode(passcode, sub, person.folder, key)
        : person.byPasscode;
      openAs(await index.put({ ...tried, byPasscode: renewed, tries: 0 }, false), key);
      return { ok: true };
    }
    const triesLeft = left(tried);
    if (triesLeft === 0) await index.put({ ...tried, byPasscode: null }, false);
    return { ok: false, code: triesLeft === 0 ? 'no-tries-left' : 'wrong-passcode', triesLeft };
  };

  const openWithShare = async (sub: string, share: string): Promise<ShareAnswer> => {
    const found = await find(sub);
    if (found.state === 'none') return 'unknown';
    if (found.state !== 'here') return 'damaged';
    const key = keyByShare(found.person, share);
    if (!key) return 'does-not-fit';
    openAs(found.person, key);
    return left(found.person) === 0 ? 'without-passcode' : 'opened';
  };

  const signOut = async (sub: string, gone: Gone, change: { readonly byPasscode?: null }) => {
    signedInAt.delete(sub);
    const found = await find(sub);
    if (found.state !== 'here') return;
    await removeKept(index.pathOf(found.person.folder), gone);
    await index.put({ ...found.person, lastSignIn: 0, latest: latestOf(found.person), ...change }, false);
  };

  return {
    available,
    known: async (sub) => (await find(sub)).state === 'here',
    last: async () => {
      const sub = (await available()) ? await index.last() : null;
      const found = sub === null ? null : await find(sub);
      if (sub === null || found?.state !== 'here' || !found.person.person) return null;
      const { passcode, triesLeft } = waysOf(found.person);
      return passcode ? { person: { sub, ...found.person.person }, triesLeft } : null;
    },
    ways: async (sub) => {
      const found = await find(sub);
      return found.state === 'here' ? waysOf(found.person) : { passcode: false, triesLeft: 0 };
    },
    create: (person, passcode, share) => inTurn(() => create(person, passcode, share)),
    openWithPasscode: (sub, passcode) => inTurn(() => openWithPasscode(sub, passcode)),
    openWithShare: (sub, share) => inTurn(() => openWithShare(sub, share)),
    noteSignIn: (person) =>
      inTurn(async () => {
        const { sub } = person;
        const found = await find(sub);
        signedInAt.set(sub, steady());
        if (found.state !== 'here') return;
        const now = clock.now();
        const byPasscode = left(found.person) === 0 ? null : found.person.byPasscode;
        const written = { ...found.person, person: kept(person), byPasscode, lastSignIn: now, latest: now, tries: 0 };
        await index.put(written, true);
      }),
    signedOut: (sub, gone) => inTurn(() => signOut(sub, gone, {})),
    forgetPasscodes: (gone) =>
      inTurn(async () => {
        const all = (await available()) ? await index.everybody() : [];
        for (const sub of all) await signOut(sub, gone, { byPasscode: null });
      }),
    noteTime: () => {
      const sub = open?.sub;
      return inTurn(async () => {
        const found = sub === undefined ? null : await find(sub);
        if (found?.state === 'here') await index.put({ ...found.person, latest: latestOf(found.person) }, false);
      });
    },
    files: keptFiles(() => open && { key: open.key, path: index.pathOf(open.folder) }),
    current: () => open?.key ?? null,
    whose: () => open?.sub ?? null,
    folder: () => open && index.pathOf(open.folder),
    drop,
  };
}

const kept = ({ name, roles, touchpoint }: KnownPerson) => ({ name, roles: [...roles], touchpoint });

function tryOpen(run: () => Buffer): Buffer | null {
  try {
    return run();
  } catch (error) {
    if (error instanceof DoesNotOpen) return null;
    throw error;
  }
}

const isCheaper = (one: Cost, other: Cost): boolean => one.N * one.r * one.p < other.N * other.r * other.p;
