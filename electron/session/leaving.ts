import { COPIES } from '../copies/kept-copy.ts';
import type { PersonKeys } from '../keys/person-keys.ts';
import type { Issuer } from './issuer.ts';
import { REFRESH_TOKEN } from './refresh-token.ts';

/** What goes with somebody; what is unsent and the list of a day stay sealed. */
const GONE = { files: [REFRESH_TOKEN], stores: [COPIES] };

/** What of a session is undone when somebody goes. None of it throws: who goes, goes. */
export function leaving(keys: Pick<PersonKeys, 'signedOut' | 'forgetPasscodes'>, issuer: Pick<Issuer, 'revoke'>) {
  return {
    revoke: async (token: string | null): Promise<void> => {
      if (token) await issuer.revoke(token).catch(() => undefined);
    },
    /** Only the issuer lets this person in again; no token of theirs and no copy of a record stays here. */
    noPasscode: (sub: string) => keys.signedOut(sub, GONE).catch(() => undefined),
    /** The same for everybody who has ever signed in on this machine. */
    noPasscodes: () => keys.forgetPasscodes(GONE).catch(() => undefined),
  };
}
