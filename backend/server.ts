import { type KeyObject, randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from 'fastify';
import type pg from 'pg';
import { BODY_BYTES } from '../shared/domain/limits.ts';
import { BASE_PATH, fromHttp } from '../shared/http.ts';
import type { OperationRow } from '../shared/operation.ts';
import { type CommandName, everyOperation, type OperationName } from '../shared/operations.ts';
import { admit, callOf, type Door } from './admit.ts';
import { answerFailure, answerGarbage, standardHeaders } from './answer.ts';
import { auditRefusal } from './audit/refusal-row.ts';
import type { AllAtOnce, AtOnce, Call, CommandHandler, Handlers, Once, Statement } from './call.ts';
import type { Feed } from './changes/feed.ts';
import { changesRoute } from './changes/route.ts';
import type { Standing } from './closing/journal.ts';
import { closeCommand, insertKey, keptAnswer, keyValues } from './command.ts';
import { transactionOn } from './database/dialect.ts';
import { isDoubled, isLockTimeout } from './failure.ts';
import { type Arrival, checkHead, MOST_CONNECTIONS, serverOptions } from './limits/arrival.ts';
import { type CallLimits, callLimits } from './limits/call-limits.ts';
import { readStrictJson } from './limits/strict-json.ts';
import { openApi } from './openapi.ts';
import { readinessAt } from './readiness.ts';
import { Refusal, refuse, refuseField } from './refusal.ts';

/** What the server stands on. `ready`: database reachable and migrated. */
export type Central = Door & {
  readonly pool: pg.Pool;
  readonly arrival: Arrival;
  readonly handlers: Handlers;
  readonly atOnce: AllAtOnce;
  /** What desks follow; `changed`: a command has changed something for them. */
  readonly feed: Feed;
  readonly changed: () => void;
  readonly secret: KeyObject;
  readonly ready: () => Promise<boolean>;
  /** How the database stands to the closing journal. */
  readonly standing: () => Standing;
  readonly log: { stream: { write(line: string): void }; level: string };
};

type AnyRead = (call: Call, input: unknown, once: Once) => Promise<object>;

/** Builds the HTTP server: one generic route for every row of the table. It alone opens transactions. */
export function createServer(central: Central): FastifyInstance {
  const app: FastifyInstance = fastify({
    ...serverOptions(central.arrival),
    logger: central.log,
    // A request's line would hold its address, and with it a customer's id.
    logController: new LogController({ disableRequestLogging: true }),
    // No logger of its own for each request: what is logged names the request.
    childLoggerFactory: (logger) => logger,
    genReqId: () => randomUUID(),
    bodyLimit: BODY_BYTES,
    exposeHeadRoutes: false,
    // While stopping, what still arrives on an open connection is served; the connection is closed with the answer.
    return503OnClosing: false,
    clientErrorHandler: answerGarbage,
    routerOptions: { ignoreTrailingSlash: false, maxParamLength: 200 },
    frameworkErrors: (error, request, reply) => void answerFailure(error, request, reply),
  });
  readOnlyJson(app);
  const limits = callLimits(app, central.arrival);
  app.addHook('onRequest', async (request, reply) => {
    standardHeaders(request, reply);
    checkHead(request, central.arrival);
    await limits.address(request);
  });
  app.setErrorHandler(answerFailure);
  app.setNotFoundHandler((request, reply) => answerFailure(refuse('not-found'), request, reply));

  const document = JSON.stringify(openApi());
  for (const base of ['', BASE_PATH]) {
    app.get(`${base}/healthz`, async () => ({ up: true }));
    app.get(`${base}/openapi.json`, async (_, reply) => reply.type('application/json').send(document));
    app.get(`${base}/readyz`, async () => {
      if (!(await central.ready().catch(() => false))) throw refuse('unavailable');
      return readinessAt(central.now(), central.standing());
    });
  }
  for (const { name, row } of everyOperation) {
    app.route({
      method: row.method,
      url: BASE_PATH + row.path.replace(/\{(\w+)\}/g, ':$1'),
      handler: (request, reply) => run(central, limits, name, row, request, reply),
    });
  }
  changesRoute(app, central, limits);
  app.server.maxConnections = MOST_CONNECTIONS;
  // What Node would answer by itself, without our headers.
  app.server.on('connect', (_, socket: Socket) => answerGarbage({}, socket));
  app.server.on('checkExpectation', (request, response) => app.routing(request, response));
  return app;
}

/** Bodies are JSON that everybody reads alike, and nothing else. */
function readOnlyJson(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_, body, done) => {
    const value = readStrictJson(body as Buffer);
    done(value === undefined ? refuse('validation') : null, value);
  });
}

async function run(
  central: Central,
  limits: CallLimits,
  operation: OperationName,
  row: OperationRow,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const call = await callOf(central, limits, request);
  try {
    await admit(central, call, row.roles, ofLostMachine(row));
    const input = parse(row, request);
    const handler: unknown = central.handlers[operation];
    const answer =
      row.kind === 'read'
        ? await (handler as AnyRead)(call, input, once(central.pool))
        : await runCommand(central, call, operation as CommandName, handler as CommandHandler<CommandName>, input, reply);
    return reply.type('application/json').send(JSON.stringify(row.output.parse(answer)));
  } catch (error) {
    if (error instanceof Refusal && (row.kind === 'command' || error.code === 'forbidden' || error.nobody))
      await auditRefusal(central.pool, call, operation, error, request.params);
    throw error;
  }
}

/** A machine that says which one it is learns that it is lost; everywhere else its tokens are none. */
const ofLostMachine = (row: OperationRow) =>
  row.shellOnly && 'machineId' in row.input.shape ? 'machine-lost' : 'unauthenticated';

/** The whole input from the request, through the row's schema; throws a refusal that names the fields. */
function parse(row: OperationRow, request: FastifyRequest): unknown {
  const key = request.headers['idempotency-key'];
  if (row.kind === 'command' && key === undefined) throw refuse('idempotency-key-required');
  if (row.kind === 'read' && key !== undefined) throw refuse('idempotency-key-refused');
  const arrived = fromHttp(row, {
    params: request.params as Record<string, string>,
    query: request.query as Record<string, unknown>,
    headers: request.headers,
    body: request.body,
  });
  if (!arrived.ok) throw refuseField(arrived.field, 'not-here', 'This field does not travel in the body or query');
  const parsed = row.input.safeParse(arrived.input);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.map(({ path, code, message }) => ({
    pointer: `/${path.join('/')}`,
    code,
    // The schema's own words would repeat the unknown name, which is whatever somebody sent.
    detail: code === 'unrecognized_keys' ? 'A field that the contract does not know' : message,
  }));
  throw refuse('validation', { errors });
}

/** A read's one statement, prepared under its name. */
function once(pool: pg.Pool): Once {
  return async <Row extends object>({ name, text, values }: Statement) => (await pool.query<Row>({ name, text, values })).rows;
}

/** begin → key row → handler → writes, audit and answer → commit; a key that is already there is answered from its row. */
async function runCommand<N extends CommandName>(
  central: Central,
  call: Call,
  operation: N,
  handler: CommandHandler<N>,
  input: unknown,
  reply: FastifyReply,
): Promise<object> {
  const command = input as Parameters<CommandHandler<N>>[1];
  const key = keyValues(call, operation, command, central.secret);
  const atOnce = (central.atOnce[operation] as AtOnce<N> | undefined)?.(call, command, key[3]);
  const plain = atOnce && (await tryAtOnce(central.pool, atOnce));
  if (plain) {
    central.changed();
    return plain;
  }
  const client = await central.pool.connect();
  let healthy = false;
  try {
    // Nothing waits for BEGIN or the key's row: they and the handler's first query leave together. Its answer waits for the key's.
    const begun = client.query('begin');
    const fresh = insertKey(client, key);
    const gate = Promise.all([begun, fresh]).then(([, isNew]) => {
      if (!isNew) throw new AlreadyThere();
    });
    gate.catch(() => {});
    const done = await handler(call, command, transactionOn(client, gate)).finally(() => gate);
    await gate;
    await closeCommand(client, call, operation, command.commandId, done);
    healthy = true;
    // Of requests the tables themselves tell (decision 38).
    if (done.change || done.audit?.kind === 'request') central.changed();
    return done.answer;
  } catch (error) {
    healthy = await client.query('rollback').then(
      () => true,
      () => false,
    );
    if (!(error instanceof AlreadyThere)) throw error;
    const kept = await keptAnswer(client, key);
    if (!kept) throw refuse('in-progress');
    if (!kept.same) throw refuse('idempotency-key-reused');
    reply.header('idempotency-replayed', 'true');
    return kept.answer;
  } finally {
    client.release(!healthy);
  }
}

/** Undefined when it is not the plain case: nothing was written, or what it would have written is there already. */
async function tryAtOnce(pool: pg.Pool, statement: Statement): Promise<object | undefined> {
  try {
    const [row] = await once(pool)<{ answer: object }>(statement);
    return row?.answer;
  } catch (error) {
    if (isDoubled(error)) return undefined;
    throw isLockTimeout(error) ? refuse('in-progress') : error;
  }
}

/** The key's row is there from an earlier arrival. */
class AlreadyThere extends Error {}
