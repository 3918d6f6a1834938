import type { OutgoingHttpHeaders } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type pg from 'pg';
import { CHANGES, changesInput, placeSchema } from '../../shared/changes.ts';
import { STREAMS_PER_PERSON } from '../../shared/domain/limits.ts';
import { BASE_PATH } from '../../shared/http.ts';
import { admit, callOf, type Door, isOfLostMachine } from '../admit.ts';
import { auditRefusal } from '../audit/refusal-row.ts';
import type { Call } from '../call.ts';
import type { CallLimits } from '../limits/call-limits.ts';
import { Refusal, refuse } from '../refusal.ts';
import type { Feed, Start } from './feed.ts';
import { readPlace } from './place.ts';
import { streamTo } from './stream.ts';

type Central = Door & { readonly pool: pg.Pool; readonly feed: Feed };

const RETRY_SECONDS = 30;

/** The stream of changes. To open one is no look at anybody: the audit holds only who was refused one (decision 23). */
export function changesRoute(app: FastifyInstance, central: Central, limits: CallLimits): void {
  const follow = follower(central);
  app.get(BASE_PATH + CHANGES.path, async (request, reply) => {
    const call = await callOf(central, limits, request);
    try {
      await admit(central, call, CHANGES.roles);
      follow(request, reply, call);
    } catch (error) {
      if (error instanceof Refusal && error.code === 'forbidden')
        await auditRefusal(central.pool, call, CHANGES.name, error, request.params);
      throw error;
    }
  });
  // Streams have no end of their own, and closing waits for what is open.
  app.addHook('preClose', central.feed.stop);
}

/** Opens streams, and refuses one too many for one person: a desk has one, and comes again before an old one is missed. */
function follower({
  feed,
  revoked,
  open,
}: Central): (request: FastifyRequest, reply: FastifyReply, call: Call & { until: number }) => void {
  const held = new Map<string, number>();
  const count = (sub: string, by: 1 | -1) => {
    const now = (held.get(sub) ?? 0) + by;
    if (now > 0) held.set(sub, now);
    else held.delete(sub);
  };
  return (request, reply, call) => {
    const { until, caller } = call;
    const { sub } = caller;
    const start = startOf(request);
    if ((held.get(sub) ?? 0) >= STREAMS_PER_PERSON) throw refuse('rate-limited', { retryAfter: RETRY_SECONDS });
    reply.hijack();
    const { raw } = reply;
    // Gone while it was let in: nothing would say so again.
    if (raw.destroyed) return;
    count(sub, 1);
    raw.once('close', () => count(sub, -1));
    // What stands between may keep nothing back: an event is of use now.
    raw.writeHead(200, {
      ...(reply.getHeaders() as OutgoingHttpHeaders),
      'content-type': 'text/event-stream; charset=utf-8',
      'x-accel-buffering': 'no',
    });
    raw.flushHeaders();
    raw.once(
      'close',
      feed.follow(
        streamTo(raw, caller, until, () => open() && !isOfLostMachine({ revoked }, call)),
        start,
      ),
    );
  };
}

function startOf({ headers, query }: FastifyRequest): Start {
  if (headers['idempotency-key'] !== undefined) throw refuse('idempotency-key-refused');
  const asked = changesInput.safeParse(query);
  const resumed = placeSchema.optional().safeParse(headers['last-event-id']);
  if (!asked.success || !resumed.success) throw refuse('validation');
  const from = resumed.data ?? asked.data.from;
  return from === undefined ? 'now' : (readPlace(from) ?? 'unknown');
}
