import type { PersonKeys } from '../keys/person-keys.ts';

/** Where the one refresh token is: sealed on the disk under the open data key, or in memory where there is none. */
export type RefreshToken = {
  /** Keeps the newest; answers the one it takes the place of. */
  readonly keep: (token: string | null) => Promise<string | null>;
  readonly read: () => Promise<string | null>;
  /** Forgets it everywhere; answers it, to be revoked. Has to come before the data key is dropped. */
  readonly forget: () => Promise<string | null>;
  /** The desk locks: what memory holds goes, and is answered; what is sealed stays. */
  readonly letGo: () => string | null;
};

/** The name of its sealed file. */
export const REFRESH_TOKEN = 'refresh-token';

export function openRefreshToken(files: PersonKeys['files']): RefreshToken {
  let memory: string | null = null;
  const sealed = async () => {
    const bytes = await files.read(REFRESH_TOKEN).catch(() => null);
    return bytes && bytes.length > 0 ? bytes.toString('utf8') : null;
  };
  const letGo = () => {
    const held = memory;
    memory = null;
    return held;
  };
  return {
    keep: async (token) => {
      const before = letGo() ?? (await sealed());
      const kept = token !== null && (await files.keep(REFRESH_TOKEN, Buffer.from(token, 'utf8')).catch(() => false));
      if (!kept) memory = token;
      return before === token ? null : before;
    },
    read: async () => memory ?? (await sealed()),
    forget: async () => {
      const held = letGo() ?? (await sealed());
      await files.remove(REFRESH_TOKEN).catch(() => undefined);
      return held;
    },
    letGo,
  };
}
