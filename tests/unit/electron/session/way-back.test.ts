import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { openWayBack, type WayBack } from '../../../../electron/session/way-back.ts';

const STATE = 'the-state-of-this-sign-in';
let back: WayBack;
afterEach(() => back.close());

type Asked = { readonly path?: string; readonly method?: string; readonly headers?: Record<string, string> };

/** One request to the loopback address as it stands on the wire. */
async function ask({ path = `/signed-in?state=${STATE}&code=c`, method = 'GET', headers = {} }: Asked) {
  const { port } = new URL(back.address);
  const asked = request({ host: '127.0.0.1', port, path, method, headers });
  asked.end();
  const [answer] = await once(asked, 'response');
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk);
  return { status: answer.statusCode as number, headers: answer.headers, body: Buffer.concat(chunks).toString() };
}

const waits = async () => {
  const first = await Promise.race([
    back.answer.then(() => 'answered'),
    new Promise((done) => setTimeout(() => done('waits'), 30)),
  ]);
  expect(first).toBe('waits');
};

test('an address of this machine alone, another port each time', async () => {
  back = await openWayBack(STATE);
  const other = await openWayBack(STATE);
  expect(back.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/signed-in$/);
  expect(other.address).not.toBe(back.address);
  other.close();
});

test('the right answer is taken, with a page that never changes and says nothing of the request', async () => {
  back = await openWayBack(STATE);
  const answer = await ask({ path: `/signed-in?state=${STATE}&code=<b>secret</b>` });
  expect(answer.status).toBe(200);
  expect(answer.body).not.toMatch(/secret|the-state/);
  expect(answer.headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/=]+'; base-uri 'none'/);
  expect(answer.headers).toMatchObject({
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  });
  expect((await back.answer).searchParams.get('code')).toBe('<b>secret</b>');
});

test.each<[string, Asked, number]>([
  ['another state', { path: '/signed-in?state=other&code=c' }, 400],
  ['a state of the same length', { path: `/signed-in?state=${STATE.replace('t', 'x')}&code=c` }, 400],
  ['no state', { path: '/signed-in?code=c' }, 400],
  ['two states', { path: `/signed-in?state=${STATE}&state=${STATE}&code=c` }, 400],
  ['neither code nor error', { path: `/signed-in?state=${STATE}` }, 400],
  ['a code and an error', { path: `/signed-in?state=${STATE}&code=c&error=e` }, 400],
  ['another path', { path: `/?state=${STATE}&code=c` }, 404],
  ['a path below', { path: `/signed-in/?state=${STATE}&code=c` }, 404],
  ['an encoded path', { path: `/%73igned-in?state=${STATE}&code=c` }, 404],
  ['an address of another host as the path', { path: `//evil.example/signed-in?state=${STATE}&code=c` }, 404],
  ['a whole address as the path', { path: `http://evil.example/signed-in?state=${STATE}&code=c` }, 404],
  ['POST', { method: 'POST' }, 405],
  ['HEAD', { method: 'HEAD' }, 405],
  ['OPTIONS', { method: 'OPTIONS' }, 405],
  ['another Host', { headers: { host: 'evil.example' } }, 421],
  ['localhost as the Host', { headers: { host: 'localhost' } }, 421],
])('%s is refused, the page says nothing of it, and the waiting goes on', async (_, asked, status) => {
  back = await openWayBack(STATE);
  const answer = await ask(asked);
  expect(answer.status).toBe(status);
  expect(answer.body).not.toContain('evil');
  expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
  await waits();
  expect((await ask({})).status).toBe(200);
  await back.answer;
});

test('a second use is refused, while the first is answered and after', async () => {
  back = await openWayBack(STATE);
  const { port } = new URL(back.address);
  // Two requests on one connection: the second is there before the first was answered.
  const socket = connect(Number(port), '127.0.0.1');
  const line = `GET /signed-in?state=${STATE}&code=c HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`;
  socket.write(line + line);
  let said = '';
  socket.on('data', (chunk) => {
    said += String(chunk);
  });
  await once(socket, 'close');
  expect(said.match(/HTTP\/1\.1 200/g)).toHaveLength(1);
  await back.answer;
  await expect(ask({})).rejects.toThrow(/ECONNREFUSED|socket hang up|ECONNRESET/);
});

test('a refusal at the issuer comes back too', async () => {
  back = await openWayBack(STATE);
  expect((await ask({ path: `/signed-in?state=${STATE}&error=access_denied&error_description=<script>` })).body).not.toContain(
    'script>',
  );
  expect((await back.answer).searchParams.get('error')).toBe('access_denied');
});
