import type { KnownPerson } from '../../../../electron/keys/person-file.ts';
import type { PersonKeys } from '../../../../electron/keys/person-keys.ts';
import type { Issuer, SignInWish } from '../../../../electron/session/issuer.ts';
import { createSession, type Session } from '../../../../electron/session/session.ts';
import type { SessionParts } from '../../../../electron/session/session-parts.ts';
import { SignInFailure } from '../../../../electron/session/sign-in-failure.ts';
import type { Renewed, Tokens } from '../../../../electron/session/tokens.ts';
import type { SessionState, SignInCode } from '../../../../shared/session-state.ts';
import { type FakeClock, fakeClock, settle } from '../../../support/fake-clock.ts';

export const PRIYA = { sub: 'phone.adviser', name: 'Priya Shah', roles: ['adviser'], touchpoint: '0000000999' };
export const OWEN = { sub: 'other.adviser', name: 'Owen Price', roles: ['adviser'], touchpoint: '0000000201' };
export const WEBSITE = { ...OWEN, sub: 'website', roles: ['website'] };

/** An issuer, a key store, a central service and an outbox that do as they are told. */
export type World = {
  readonly session: Session;
  /** What the session stands on, for one that stands on something else besides. */
  readonly parts: SessionParts;
  readonly clock: FakeClock;
  readonly told: SessionState[];
  readonly fronted: () => number;
  readonly copied: string[];
  readonly revoked: string[];
  readonly endedAtIssuer: () => number;
  readonly wishes: SignInWish[];
  /** The browser comes back with this person's tokens, which last `seconds`. */
  readonly arrive: (person?: Tokens['person'], seconds?: number) => Promise<void>;
  readonly fail: (code: SignInCode, clockOff?: number) => Promise<void>;
  /** The app starts again on the same machine: memory is gone, what is kept is there. */
  readonly restart: () => Session;
  readonly signedIn: (person?: Tokens['person'], seconds?: number) => Promise<void>;
  /** What the next renewals do; each asked-for refresh token is kept. */
  renewal: (refreshToken: string) => Promise<Renewed>;
  readonly renewals: string[];
  readonly keys: PersonKeys & { readonly passcodes: Map<string, string>; readonly files_: Map<string, string> };
  store: boolean;
  share: string | null;
  online: boolean;
  unsent: number;
  readonly forgotten: () => number;
};

const HOUR = 3600;

export function world(options: { readonly store?: boolean } = {}): World {
  const clock = fakeClock();
  let issued = 0;
  let pending: { resolve: (tokens: Tokens) => void; reject: (error: unknown) => void } | null = null;
  const counts = { fronted: 0, ended: 0, forgotten: 0 };
  const lists = { told: [] as SessionState[], copied: [] as string[], revoked: [] as string[], wishes: [] as SignInWish[] };
  const renewals: string[] = [];
  const next = (seconds: number) => {
    issued += 1;
    return { accessToken: `access-${issued}`, refreshToken: `refresh-${issued}`, expiresAt: clock.now() + seconds * 1000 };
  };
  const issuer: Issuer = {
    signIn: (wish) =>
      new Promise((resolve, reject) => {
        lists.wishes.push(wish);
        pending = { resolve, reject };
        wish.signal.addEventListener('abort', () => reject(wish.signal.reason));
      }),
    renew: (token) => {
      renewals.push(token);
      return made.renewal(token);
    },
    revoke: async (token) => void lists.revoked.push(token),
    endSession: async () => {
      counts.ended += 1;
    },
  };
  const keys = fakeKeys(() => made.store);
  const parts: SessionParts = {
    ...{
      issuer,
      keys,
      clock,
      organisationOf: (touchpoint: string) => (touchpoint === PRIYA.touchpoint ? 'The helpline' : null),
    },
    share: async () => made.share,
    online: () => made.online,
    unsent: () => made.unsent,
    forgetUnsent: () => {
      counts.forgotten += 1;
      made.unsent = 0;
    },
    changed: (state) => lists.told.push(state),
    comeToFront: () => {
      counts.fronted += 1;
    },
    copy: (address) => void lists.copied.push(address),
    loginHint: undefined,
    patience: 120_000,
  };
  const start = () => createSession(parts);
  const session = start();
  const arrive = async (person: Tokens['person'] = PRIYA, seconds = HOUR) => {
    pending?.resolve({ ...next(seconds), idToken: 'id', person });
    await settle();
    await settle();
  };
  const made: World = {
    ...{ session, parts, clock, keys, renewals, arrive, ...lists },
    fronted: () => counts.fronted,
    endedAtIssuer: () => counts.ended,
    forgotten: () => counts.forgotten,
    fail: async (code, clockOff) => {
      pending?.reject(new SignInFailure(code, clockOff));
      await settle();
    },
    signedIn: async (person, seconds) => {
      session.signIn();
      await arrive(person, seconds);
    },
    restart: () => {
      keys.drop();
      return start();
    },
    renewal: async () => ({ ...next(HOUR), person: null }),
    ...{ store: options.store ?? false, share: 'share', online: true, unsent: 0 },
  };
  return made;
}

/** Keys that open by what they were made with, without the cost of stretching. */
function fakeKeys(store: () => boolean): World['keys'] {
  const passcodes = new Map<string, string>();
  const files_ = new Map<string, string>();
  const tries = new Map<string, number>();
  const people = new Map<string, KnownPerson>();
  let open: string | null = null;
  const left = (sub: string) => Math.max(0, 5 - (tries.get(sub) ?? 0));
  return {
    passcodes,
    files_,
    available: async () => store(),
    known: async (sub) => passcodes.has(sub),
    last: async () => {
      const person = [...people.values()].at(-1);
      return person && left(person.sub) > 0 ? { person, triesLeft: left(person.sub) } : null;
    },
    ways: async (sub) => ({ passcode: passcodes.has(sub) && left(sub) > 0, triesLeft: left(sub) }),
    create: async (person, passcode) => {
      const { sub } = person;
      people.set(sub, person);
      passcodes.set(sub, passcode);
      tries.set(sub, 0);
      open = sub;
    },
    openWithPasscode: async (sub, passcode) => {
      if (left(sub) === 0) return { ok: false, code: 'no-tries-left', triesLeft: 0 };
      if (passcodes.get(sub) === passcode) {
        open = sub;
        return { ok: true };
      }
      tries.set(sub, (tries.get(sub) ?? 0) + 1);
      return { ok: false, code: left(sub) === 0 ? 'no-tries-left' : 'wrong-passcode', triesLeft: left(sub) };
    },
    openWithShare: async (sub) => {
      if (!passcodes.has(sub)) return 'unknown';
      open = sub;
      return left(sub) === 0 ? 'without-passcode' : 'opened';
    },
    noteSignIn: async (person) => {
      people.set(person.sub, person);
      tries.set(person.sub, 0);
    },
    signedOut: async (sub, { files }) => {
      people.delete(sub);
      for (const name of files) files_.delete(`${sub}/${name}`);
    },
    forgetPasscodes: async () => {
      people.clear();
      passcodes.clear();
      files_.clear();
    },
    noteTime: async () => undefined,
    files: {
      keep: async (name, plain) => {
        if (open === null) return false;
        files_.set(`${open}/${name}`, plain.toString('utf8'));
        return true;
      },
      read: async (name) => {
        const text = open === null ? undefined : files_.get(`${open}/${name}`);
        return text === undefined ? null : Buffer.from(text, 'utf8');
      },
      remove: async (name) => void files_.delete(`${open}/${name}`),
    },
    current: () => (open === null ? null : Buffer.from(open)),
    folder: () => null,
    whose: () => open,
    drop: () => {
      open = null;
    },
  };
}
