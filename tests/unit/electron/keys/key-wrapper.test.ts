import { expect, test } from 'vitest';
import { NoKeyStore, type OsKeyStore, wrapperOver } from '../../../../electron/keys/key-wrapper.ts';

/** A store whose methods insist on their own object, as the runtime's do. */
class Store implements OsKeyStore {
  there = true;
  prefix = 'v11';
  isEncryptionAvailable(): boolean {
    return this.there;
  }
  encryptString(plain: string): Buffer {
    if (!this.there) throw new Error('not there');
    return Buffer.from(this.prefix + plain);
  }
  decryptString(wrapped: Buffer): string {
    return wrapped.toString().slice(this.prefix.length);
  }
}

class NewerStore extends Store {
  backend = 'gnome_libsecret';
  asked = 0;
  override isEncryptionAvailable(): boolean {
    throw new Error('deprecated');
  }
  async isAsyncEncryptionAvailable(): Promise<boolean> {
    return this.there;
  }
  async encryptStringAsync(plain: string): Promise<Buffer> {
    this.asked += 1;
    return this.encryptString(plain);
  }
  async decryptStringAsync(wrapped: Buffer): Promise<{ result: string }> {
    this.asked += 1;
    return { result: this.decryptString(wrapped) };
  }
  getSelectedStorageBackend(): string {
    return this.backend;
  }
}

test.each([
  ['an older runtime', new Store()],
  ['a newer one', new NewerStore()],
])('wraps and unwraps any bytes: %s', async (_, store) => {
  const wrapper = wrapperOver(store, 'linux');
  const secret = Buffer.from([0, 255, 128, 10]);
  expect(await wrapper.available()).toBe(true);
  expect(await wrapper.unwrap(await wrapper.wrap(secret))).toEqual(secret);
});

test('the asynchronous half is used where there is one', async () => {
  const store = new NewerStore();
  const wrapper = wrapperOver(store, 'win32');
  await wrapper.unwrap(await wrapper.wrap(Buffer.from('a')));
  expect(store.asked).toBe(2);
});

test('without a key store nothing is wrapped or unwrapped', async () => {
  const store = new Store();
  store.there = false;
  const wrapper = wrapperOver(store, 'linux');
  expect(await wrapper.available()).toBe(false);
  await expect(wrapper.wrap(Buffer.from('a'))).rejects.toThrow(NoKeyStore);
  await expect(wrapper.unwrap(Buffer.from('v11YQ=='))).rejects.toThrow(NoKeyStore);
});

test('a password everybody knows is no key store on Linux, by name or by what it leaves', async () => {
  const named = new NewerStore();
  named.backend = 'basic_text';
  expect(await wrapperOver(named, 'linux').available()).toBe(false);
  await expect(wrapperOver(named, 'linux').wrap(Buffer.from('a'))).rejects.toThrow(NoKeyStore);
  const left = new Store();
  left.prefix = 'v10';
  await expect(wrapperOver(left, 'linux').wrap(Buffer.from('a'))).rejects.toThrow(NoKeyStore);
  // Elsewhere the same mark is the system's own store.
  expect(await wrapperOver(left, 'darwin').wrap(Buffer.from('a'))).toBeInstanceOf(Buffer);
});
