/** The key store of the operating system, as far as the runtimes we run on offer it (`safeStorage`). */
export type OsKeyStore = {
  readonly isEncryptionAvailable: () => boolean;
  readonly encryptString: (plain: string) => Buffer;
  readonly decryptString: (wrapped: Buffer) => string;
  readonly isAsyncEncryptionAvailable?: () => Promise<boolean>;
  readonly encryptStringAsync?: (plain: string) => Promise<Buffer>;
  readonly decryptStringAsync?: (wrapped: Buffer) => Promise<{ readonly result: string }>;
  readonly getSelectedStorageBackend?: () => string;
};

/** Wraps small secrets with a key that only the operating system holds. There is no other way: no store, no wrapping. */
export type KeyWrapper = {
  readonly available: () => boolean | Promise<boolean>;
  /** Throws `NoKeyStore` where there is none. */
  readonly wrap: (bytes: Buffer) => Promise<Buffer>;
  /** Throws `NoKeyStore`, or the store's own error for bytes it did not wrap. */
  readonly unwrap: (bytes: Buffer) => Promise<Buffer>;
};

export class NoKeyStore extends Error {
  constructor() {
    super('There is no key store on this machine');
    this.name = 'NoKeyStore';
  }
}

/** Chromium marks what it wrapped with a password that stands in its own source; on Linux that is no key store. */
const KNOWN_PASSWORD = Buffer.from('v10');

/**
 * The key store behind one port: its asynchronous half where the runtime has it. On Linux the fallback with a known
 * password (`basic_text`) counts as none (electronjs.org/docs/latest/api/safe-storage).
 */
export function wrapperOver(store: OsKeyStore, platform: NodeJS.Platform): KeyWrapper {
  const linux = platform === 'linux';
  const pretended = () => linux && ['basic_text', 'unknown'].includes(store.getSelectedStorageBackend?.() ?? '');
  const available = async () => {
    try {
      const there = store.isAsyncEncryptionAvailable ? await store.isAsyncEncryptionAvailable() : store.isEncryptionAvailable();
      return there && !pretended();
    } catch {
      return false;
    }
  };
  const required = async () => {
    if (!(await available())) throw new NoKeyStore();
  };
  return {
    available,
    wrap: async (bytes) => {
      await required();
      const text = bytes.toString('base64');
      const wrapped = store.encryptStringAsync ? await store.encryptStringAsync(text) : store.encryptString(text);
      if (linux && wrapped.subarray(0, KNOWN_PASSWORD.length).equals(KNOWN_PASSWORD)) throw new NoKeyStore();
      return wrapped;
    },
    unwrap: async (bytes) => {
      await required();
      const text = store.decryptStringAsync ? (await store.decryptStringAsync(bytes)).result : store.decryptString(bytes);
      return Buffer.from(text, 'base64');
    },
  };
}
