import type { PersonKeys } from '../keys/person-keys.ts';
import { SignInFailure } from './sign-in-failure.ts';
import type { Tokens } from './tokens.ts';

/** `none`: nothing is kept on this machine. `choose`: a passcode is to be chosen, under this share. */
export type Opened = { readonly kind: 'none' } | { readonly kind: 'open' } | { readonly kind: 'choose'; readonly share: string };

/**
 * Opens the data key of somebody who has just signed in at the issuer, by the central service's share. Without a key
 * store, or while the share cannot be had, the session goes on and keeps nothing here. Throws where the machine was reported lost.
 */
export async function openKeys(
  keys: PersonKeys,
  shareOf: (accessToken: string) => Promise<string | null>,
  { accessToken, person }: Tokens,
): Promise<Opened> {
  try {
    if (!(await keys.available())) return { kind: 'none' };
    const share = await shareOf(accessToken);
    if (share === null) return { kind: 'none' };
    if ((await keys.openWithShare(person.sub, share)) !== 'opened') return { kind: 'choose', share };
    await keys.noteSignIn(person);
    return { kind: 'open' };
  } catch (error) {
    // A key store that fails half-way is none.
    keys.drop();
    if (error instanceof SignInFailure) throw error;
    return { kind: 'none' };
  }
}
