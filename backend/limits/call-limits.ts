import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Caller } from '../identity/caller.ts';
import { refuse } from '../refusal.ts';

/** A short window: whoever has sent too much waits seconds, and a draining outbox goes on in steps. */
const WINDOW_SECONDS = 10;
/** Persons and addresses remembered at once; the longest unseen goes first. */
const REMEMBERED = 20_000;

/** Limits of calls, kept in this process: a guard, and with several processes not a promise. Both throw `rate-limited`. */
export type CallLimits = {
  /** By address, before anybody is known (IPv6 by its /64). */
  readonly address: (request: FastifyRequest) => Promise<void>;
  /** By person. The website is many people under one name: it may what an address may. */
  readonly person: (request: FastifyRequest, caller: Caller) => Promise<void>;
};

/** Prepares the limits; the numbers are calls a minute. */
export function callLimits(app: FastifyInstance, perMinute: { perPerson: number; perAddress: number }): CallLimits {
  const callers = new WeakMap<FastifyRequest, string>();
  const most = (number: number) => Math.ceil((number * WINDOW_SECONDS) / 60);
  const common = { timeWindow: WINDOW_SECONDS * 1_000, cache: REMEMBERED };
  const keyGenerator = (request: FastifyRequest) => callers.get(request) ?? '';
  const limiters = () => ({
    address: app.createRateLimit({ ...common, max: most(perMinute.perAddress) }),
    person: app.createRateLimit({ ...common, max: most(perMinute.perPerson), keyGenerator }),
    website: app.createRateLimit({ ...common, max: most(perMinute.perAddress), keyGenerator }),
  });
  let made: ReturnType<typeof limiters> | undefined;
  app.register(rateLimit, { global: false });
  app.after(() => {
    made = limiters();
  });
  const pass = async (name: keyof NonNullable<typeof made>, request: FastifyRequest) => {
    const counted = await made?.[name](request);
    if (counted && !counted.isAllowed && counted.isExceeded) throw refuse('rate-limited', { retryAfter: counted.ttlInSeconds });
  };
  return {
    address: (request) => pass('address', request),
    person: (request, caller) => {
      callers.set(request, caller.sub);
      return pass(caller.roles.includes('website') ? 'website' : 'person', request);
    },
  };
}
