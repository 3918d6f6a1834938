import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startBackend, type TestBackend, testDatabase } from '../../support/backend.ts';
import { addPerson, newId } from '../people.ts';
import { EVERY_ANSWER, exchange, problemOf } from './raw.ts';

let backend: TestBackend;
let token: string;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
  token = await backend.token('phone.adviser');
});
afterAll(() => backend?.stop());

/** A request written out: first line, header lines, body. `HOST` and `AUTH` stand for the usual two. */
const raw = (first: string, lines: readonly string[] = ['HOST', 'AUTH'], body = '') => {
  const usual: Record<string, string> = { HOST: `Host: ${new URL(backend.url).host}`, AUTH: `Authorization: Bearer ${token}` };
  return `${[first, ...lines.map((line) => usual[line] ?? line)].join('\r\n')}\r\n\r\n${body}`;
};
const NOTICE = 'GET /v1/notices/current HTTP/1.1';
const SEARCH = 'POST /v1/customers/searches HTTP/1.1';
const JSON_TYPE = 'Content-Type: application/json';
const SMUGGLED = 'GET /v1/smuggled HTTP/1.1\r\nHost: x\r\n\r\n';

/** Sends it and says what came: the status, or `cut` for a connection closed without a word. */
async function answered(text: string | Buffer | string[]): Promise<number | 'cut'> {
  const { answers, closed } = await exchange(backend.url, text);
  if (answers.length === 0 && closed) return 'cut';
  const [answer] = answers;
  if (answer && answer.status >= 400) problemOf(answer);
  for (const [name, value] of Object.entries(EVERY_ANSWER)) expect([name, answer?.headers.get(name)]).toEqual([name, value]);
  for (const name of ['server', 'x-powered-by', 'access-control-allow-origin', 'strict-transport-security'])
    expect(answer?.headers.has(name)).toBe(false);
  expect(answers.length).toBe(1);
  return answer?.status ?? 0;
}

describe('heads', () => {
  const many = (count: number) => Array.from({ length: count }, (_, index) => `X-${index}: 1`);
  test.each<[string, number, () => string]>([
    ['as usual', 200, () => raw(NOTICE)],
    ['16 KiB and more', 431, () => raw(NOTICE, ['HOST', 'AUTH', `X-Large: ${'a'.repeat(17_000)}`])],
    ['an address of 20 KB', 431, () => raw(`GET /v1/${'a'.repeat(20_000)} HTTP/1.1`)],
    ['sixty-two more fields', 200, () => raw(NOTICE, ['HOST', 'AUTH', ...many(62)])],
    ['sixty-three more fields', 431, () => raw(NOTICE, ['HOST', 'AUTH', ...many(63)])],
    ['2,500 fields', 431, () => raw(NOTICE, ['HOST', 'AUTH', ...Array.from({ length: 2_500 }, () => 'a:1')])],
    ['no Host', 400, () => raw(NOTICE, ['AUTH'])],
    ['an empty Host', 400, () => raw(NOTICE, ['Host: ', 'AUTH'])],
    ['two Hosts', 400, () => raw(NOTICE, ['HOST', 'HOST', 'AUTH'])],
    ['another Host (a page whose name is pointed here)', 400, () => raw(NOTICE, ['Host: evil.example', 'AUTH'])],
    ['a Host that begins like ours', 400, () => raw(NOTICE, ['Host: 127.0.0.1.evil.example', 'AUTH'])],
    ['a Host with a user', 400, () => raw(NOTICE, ['Host: a@127.0.0.1', 'AUTH'])],
    ['localhost', 200, () => raw(NOTICE, ['Host: localhost:1', 'AUTH'])],
    ['two tokens', 400, () => raw(NOTICE, ['HOST', 'AUTH', 'AUTH'])],
    ['HTTP/1.0 without Host', 200, () => raw('GET /v1/notices/current HTTP/1.0', ['AUTH'])],
    ['HTTP/1.0 with another Host', 400, () => raw('GET /v1/notices/current HTTP/1.0', ['Host: evil.example', 'AUTH'])],
    ['HTTP/2.0 in words', 400, () => raw('GET /v1/notices/current HTTP/2.0')],
    ['HTTP/0.9', 400, () => 'GET /v1/notices/current\r\n\r\n'],
    ['a space before the colon', 400, () => raw(NOTICE, ['HOST', 'AUTH', 'X-A : 1'])],
    ['a folded line', 400, () => raw(NOTICE, ['HOST', 'AUTH', 'X-A: 1', ' folded'])],
    ['bare line feeds', 400, () => raw(NOTICE).replaceAll('\r\n', '\n')],
    ['NUL in a field', 400, () => raw(NOTICE, ['HOST', 'AUTH', 'X-A: a\0b'])],
    ['an upgrade nobody offers', 200, () => raw(NOTICE, ['HOST', 'AUTH', 'Connection: Upgrade', 'Upgrade: h2c'])],
    ['an expectation nobody meets', 200, () => raw(NOTICE, ['HOST', 'AUTH', 'Expect: miracles'])],
    ['an origin elsewhere gets no leave to read', 200, () => raw(NOTICE, ['HOST', 'AUTH', 'Origin: https://evil.example'])],
  ])('%s: %d', async (_, status, text) => expect(await answered(text())).toBe(status));
});

test('the request id is our own, and who is not known is told how to be (RFC 9110, 6750)', async () => {
  const { answers } = await exchange(backend.url, raw(NOTICE, ['HOST', 'X-Request-Id: forged', 'Request-Id: forged']));
  expect([answers[0]?.status, answers[0]?.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
  expect(problemOf(answers[0]).requestId).toMatch(/^[\da-f-]{36}$/);
});

describe('methods', () => {
  test.each([
    ['OPTIONS', 404],
    ['TRACE', 404],
    ['PUT', 404],
    ['PATCH', 404],
    ['DELETE', 404],
    ['PROPFIND', 404],
    ['CONNECT', 400],
    ['NONSENSE', 400],
    ['get', 400],
  ])('%s: %d', async (method, status) =>
    expect(await answered(raw(`${method} ${method === 'CONNECT' ? '127.0.0.1:22' : '/v1/notices/current'} HTTP/1.1`))).toBe(
      status,
    ),
  );

  test('HEAD answers no body, so that the next answer is where it should be', async () => {
    const { answers, rest } = await exchange(
      backend.url,
      raw('HEAD /v1/notices/current HTTP/1.1', ['HOST', 'AUTH', 'Connection: close']),
      { ms: 500 },
    );
    const head = answers.length === 0 ? rest : `HTTP/1.1 ${answers[0]?.status}`;
    expect(head).toMatch(/^HTTP\/1.1 404/);
    expect(rest.split('\r\n\r\n')[1] ?? '').toBe('');
  });

  test('OPTIONS *, and a preflight, get nothing', async () => {
    expect(await answered(raw('OPTIONS * HTTP/1.1'))).toBe(404);
    const preflight = ['HOST', 'Origin: https://evil.example', 'Access-Control-Request-Method: POST'];
    expect(await answered(raw('OPTIONS /v1/customers/searches HTTP/1.1', preflight))).toBe(404);
  });
});

describe('targets', () => {
  test.each([
    ['/v1/notices/..%2f..%2fhealthz', 400],
    ['/v1/notices/../../healthz', 404],
    ['/v1/notices/%2e%2e/%2e%2e/etc/passwd', 404],
    ['/v1/customers/%2e%2e%2f%2e%2e', 400],
    ['/v1//notices/current', 404],
    ['//v1/notices/current', 404],
    ['/v1/notices/current/', 404],
    ['/V1/notices/current', 404],
    ['/v1/notices/%', 404],
    ['/v1/notices/%zz', 404],
    ['/v1/notices/%ff%fe', 404],
    ['/v1/notices/%c0%ae', 404],
    ['/v1/notices/%00', 400],
    ['/v1/notices/current%00.json', 400],
    ['/v1/notices/%ed%a0%80', 404],
    [`/v1/notices/${'a'.repeat(300)}`, 404],
    ['/v1/notices/current;a=b', 400],
    ['/v1/notices/current?__proto__=1', 400],
    ['/v1/notices/current?constructor=1', 400],
    ['/v1/notices/current?version=1', 400],
    ['/v1/notices/current?a[b]=1', 400],
    ['/v1/notices/current?a=%ff', 400],
    [`/v1/customers/${newId()}?reason=my-day&reason=my-day`, 400],
    ['http://127.0.0.1/v1/notices/current', 200],
    ['http://evil.example/v1/notices/current', 200],
    ['http://evil.example', 404],
    ['file:///etc/passwd', 404],
    ['notices', 400],
  ])('%s: %d', async (target, status) => expect(await answered(raw(`GET ${target} HTTP/1.1`))).toBe(status));
});

describe('bodies', () => {
  const post = (lines: readonly string[], body: string) => raw(SEARCH, ['HOST', 'AUTH', ...lines], body);
  const sized = (body: string, type = JSON_TYPE) => post([type, `Content-Length: ${Buffer.byteLength(body, 'latin1')}`], body);
  const good = '{"line":"quill"}';

  test.each<[string, number, () => string]>([
    ['as usual', 200, () => sized(good)],
    ['in chunks', 200, () => post([JSON_TYPE, 'Transfer-Encoding: chunked'], `10\r\n${good}\r\n0\r\n\r\n`)],
    ['with a charset', 200, () => sized(good, 'Content-Type: application/json; charset=utf-8')],
    ['no type', 415, () => post([`Content-Length: ${good.length}`], good)],
    ['a form', 415, () => sized('line=quill', 'Content-Type: application/x-www-form-urlencoded')],
    ['a simple request of a page elsewhere', 415, () => sized(good, 'Content-Type: text/plain')],
    ['a type that begins like ours', 415, () => sized(good, 'Content-Type: application/jsonp')],
    ['a type that is nonsense', 415, () => sized(good, 'Content-Type: ;;;')],
    ['two types', 400, () => post([JSON_TYPE, 'Content-Type: text/plain', 'Content-Length: 16'], good)],
    ['none', 400, () => post([JSON_TYPE, 'Content-Length: 0'], '')],
    ['not JSON', 400, () => sized('line=quill')],
    ['a byte order mark', 400, () => sized(`\xef\xbb\xbf${good}`)],
    ['a name twice', 400, () => sized('{"line":"quill","line":"smith"}')],
    ['a name twice, once escaped', 400, () => sized('{"line":"quill","\\u006cine":"smith"}')],
    ['bytes that are no text', 400, () => sized('{"line":"qu\xff\xfeill"}')],
    ['half a character', 400, () => sized('{"line":"qu\xc3"}')],
    ['__proto__', 400, () => sized('{"line":"quill","__proto__":{"roles":["supervisor"]}}')],
    ['constructor', 400, () => sized('{"line":"quill","constructor":{"prototype":{"x":1}}}')],
    ['a hundred thousand brackets', 400, () => sized('['.repeat(100_000))],
    ['a hundred thousand objects', 400, () => sized(`${'{"a":'.repeat(40_000)}1${'}'.repeat(40_000)}`)],
    ['a number of a hundred thousand digits', 400, () => sized(`{"line":${'9'.repeat(100_000)}}`)],
    ['announced larger than allowed', 413, () => post([JSON_TYPE, 'Content-Length: 300000'], good)],
    [
      'larger than allowed, in chunks',
      413,
      () => post([JSON_TYPE, 'Transfer-Encoding: chunked'], `41000\r\n${' '.repeat(0x41000)}\r\n`),
    ],
  ])('%s: %d', async (_, status, text) => expect(await answered(text())).toBe(status));

  // What follows the first request must never be taken for a second.
  test.each<[string, readonly string[], string]>([
    ['both length and chunks', ['Content-Length: 6', 'Transfer-Encoding: chunked'], `0\r\n\r\n${SMUGGLED}`],
    ['two lengths', ['Content-Length: 16', 'Content-Length: 0'], good + SMUGGLED],
    ['two lengths in one', ['Content-Length: 16, 0'], good + SMUGGLED],
    ['a length with a sign', ['Content-Length: +16'], good + SMUGGLED],
    ['a negative length', ['Content-Length: -1'], good + SMUGGLED],
    ['a length in hexadecimal', ['Content-Length: 0x10'], good + SMUGGLED],
    ['a length beyond counting', ['Content-Length: 99999999999999999999'], good + SMUGGLED],
    ['an encoding nobody knows', ['Transfer-Encoding: xchunked'], `0\r\n\r\n${SMUGGLED}`],
    ['chunked and not last', ['Transfer-Encoding: chunked, identity'], `0\r\n\r\n${SMUGGLED}`],
    ['a chunk size that is none', ['Transfer-Encoding: chunked'], `zz\r\n${good}\r\n0\r\n\r\n${SMUGGLED}`],
    ['a chunk longer than it says', ['Transfer-Encoding: chunked'], `1\r\n${good}\r\n0\r\n\r\n${SMUGGLED}`],
    ['a chunk size with a tail', ['Transfer-Encoding: chunked'], `10 ;\n\r\n${good}\r\n0\r\n\r\n${SMUGGLED}`],
  ])('%s: refused, and the connection is closed', async (_, lines, body) => {
    const { answers, closed } = await exchange(backend.url, post([JSON_TYPE, ...lines], body), { count: 9, ms: 2_000 });
    expect(answers.map((one) => one.status)).toEqual([400]);
    expect([problemOf(answers[0]).code, closed]).toEqual(['validation', true]);
  });
});

describe('several requests on one connection', () => {
  test('sent at once are answered each, in their order', async () => {
    const both = [raw(NOTICE), raw('GET /v1/nothing HTTP/1.1'), raw('GET /healthz HTTP/1.1', ['HOST'])].join('');
    const { answers } = await exchange(backend.url, both, { count: 3 });
    expect(answers.map((one) => one.status)).toEqual([200, 404, 200]);
  });

  test('garbage behind a request whose answer is still to come never becomes its answer', async () => {
    const person = await addPerson(backend);
    const read = raw(`GET /v1/customers/${person.id}?reason=my-day HTTP/1.1`);
    const { answers, closed } = await exchange(backend.url, `${read}NONSENSE\r\n\r\n`, { count: 9 });
    expect(closed).toBe(true);
    for (const one of answers) expect([one.status, one.body.includes(person.id)]).toEqual([200, true]);
  });

  test('a body of a request that takes none is not taken for the next', async () => {
    const smuggler = raw(NOTICE, ['HOST', 'AUTH', `Content-Length: ${SMUGGLED.length}`], SMUGGLED);
    const { answers } = await exchange(backend.url, smuggler + raw('GET /healthz HTTP/1.1', ['HOST']), { count: 2 });
    expect(answers.map((one) => one.status)).toEqual([200, 200]);
  });
});
