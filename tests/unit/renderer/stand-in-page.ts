import { vi } from 'vitest';

type Said = { readonly commandId: string };

/** Just enough of a page, and of the shell behind it, for what goes about in it. Nothing is drawn; it has to stand before that is imported. */
export function standInPage() {
  const heard = new EventTarget();
  const page = { href: 'app://desk/#/find', dialog: false, wanted: null as string | null, dropped: [] as string[] };
  const to = (_state: unknown, _title: string, hash: string) => {
    page.href = `app://desk/${hash}`;
  };
  const watching = new Set<() => void>();
  const fine = async (value: unknown = null) => ({ ok: true, value });
  const recorded = ({ commandId }: Said) => fine({ itemId: commandId, state: 'received' });
  const shell = {
    draft: () => fine({ text: null }),
    keepDraft: () => fine(),
    dropDraft: ({ place }: { readonly place: string }) => {
      page.dropped.push(place);
      return fine();
    },
    wantedPlace: () => {
      const path = page.wanted;
      page.wanted = null;
      return fine({ path });
    },
  };
  const conversations = { open: recorded, park: recorded, resume: recorded, end: recorded };
  const listening = {
    addEventListener: heard.addEventListener.bind(heard),
    removeEventListener: heard.removeEventListener.bind(heard),
    dispatchEvent: heard.dispatchEvent.bind(heard),
  };
  const globals = {
    ...listening,
    window: { ...listening, desk: { shell, conversations, onChange: () => () => undefined } },
    location: {
      get href() {
        return page.href;
      },
      get hash() {
        return page.href.slice(page.href.indexOf('#'));
      },
    },
    history: { pushState: to, replaceState: to },
    sessionStorage: { getItem: () => null },
    document: {
      ...{ title: 'Adviser Desk', activeElement: null, head: {}, body: { children: [] } },
      querySelector: () => (page.dialog ? {} : null),
    },
    HashChangeEvent: class extends Event {},
    HTMLElement: class {},
    MutationObserver: class {
      private readonly changed: () => void;
      constructor(changed: () => void) {
        this.changed = changed;
      }
      observe() {
        watching.add(this.changed);
      }
      disconnect() {
        watching.delete(this.changed);
      }
    },
  };
  for (const [name, value] of Object.entries(globals)) vi.stubGlobal(name, value);
  // What it brings with it reads of the page when it is imported.
  vi.doMock('../../../renderer/lib/sync.ts', () => ({
    whenOffline: () => ({ offline: new Promise(() => undefined), stop: () => undefined }),
  }));
  vi.resetModules();
  return {
    page,
    address: () => page.href.slice(page.href.indexOf('#') + 1),
    /** Something came onto the page, or went. */
    changed: async () => {
      for (const one of [...watching]) one();
      await new Promise((done) => setTimeout(done, 0));
    },
  };
}

/** As if there had been no page. */
export function noPage(): void {
  vi.doUnmock('../../../renderer/lib/sync.ts');
  vi.unstubAllGlobals();
  vi.resetModules();
}
