/** Characters of a passcode. */
export const PASSCODE_LENGTH = { least: 8, most: 128 } as const;

/** The same passcode however the keyboard composed it. */
export function normalPasscode(typed: string): string {
  return typed.normalize('NFKC');
}

/** Whether a passcode may be chosen: long enough, of more than one character, and not endless. */
export function passcodeFits(typed: string): boolean {
  const characters = [...normalPasscode(typed)];
  return characters.length >= PASSCODE_LENGTH.least && characters.length <= PASSCODE_LENGTH.most && new Set(characters).size > 1;
}
