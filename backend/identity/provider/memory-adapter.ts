import type { Adapter, AdapterPayload } from 'oidc-provider';

type Kept = { readonly payload: AdapterPayload; readonly until: number };

const TIDY_EVERY = 60_000;

/**
 * Where the provider keeps sessions, codes and refresh tokens: in this process, and gone with it. `now` in ms. Expired
 * entries are let go once a minute.
 */
export function memoryAdapter(now: () => number = Date.now): (model: string) => Adapter {
  const entries = new Map<string, Kept>();
  let tidied = now();
  const tidy = () => {
    if (now() - tidied < TIDY_EVERY) return;
    tidied = now();
    for (const [key, { until }] of entries) if (until <= tidied) entries.delete(key);
  };
  const live = (key: string) => {
    const kept = entries.get(key);
    return kept && kept.until > now() ? kept.payload : undefined;
  };
  return (model) => {
    const key = (id: string) => `${model}:${id}`;
    const keysOf = function* (wanted: (payload: AdapterPayload) => boolean) {
      for (const [name, { payload }] of entries) if (name.startsWith(`${model}:`) && wanted(payload)) yield name;
    };
    return {
      upsert: async (id, payload, expiresIn) => {
        tidy();
        entries.set(key(id), { payload, until: expiresIn === undefined ? Number.POSITIVE_INFINITY : now() + expiresIn * 1000 });
      },
      find: async (id) => live(key(id)),
      findByUid: async (uid) => {
        const [found] = keysOf((payload) => payload.uid === uid);
        return found === undefined ? undefined : live(found);
      },
      findByUserCode: async () => undefined,
      consume: async (id) => {
        const payload = live(key(id));
        if (payload) payload.consumed = Math.floor(now() / 1000);
      },
      destroy: async (id) => void entries.delete(key(id)),
      revokeByGrantId: async (grantId) => {
        for (const name of [...keysOf((payload) => payload.grantId === grantId)]) entries.delete(name);
      },
    };
  };
}
