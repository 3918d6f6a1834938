/** The cookies of one browser at one provider: by name and path, until they are cleared. */
export type CookieJar = {
  readonly keep: (setCookie: readonly string[]) => void;
  readonly header: (address: string) => string;
};

export function cookieJar(): CookieJar {
  const kept = new Map<string, { path: string; pair: string }>();
  return {
    keep: (all) => {
      for (const one of all) {
        const pair = one.split(';', 1)[0] ?? '';
        const path = /;\s*path=([^;]*)/i.exec(one)?.[1] ?? '/';
        const key = `${pair.split('=', 1)[0]} ${path}`;
        if (/;\s*expires=Thu, 01 Jan 1970/i.test(one)) kept.delete(key);
        else kept.set(key, { path, pair });
      }
    },
    header: (address) => {
      const { pathname } = new URL(address);
      return [...kept.values()]
        .filter(({ path }) => path === '/' || pathname === path || pathname.startsWith(`${path}/`))
        .map(({ pair }) => pair)
        .join('; ');
    },
  };
}
