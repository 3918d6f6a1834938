import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fileOf, servePage } from '../../../../electron/window/page-files.ts';
import { NONCE_PLACE } from '../../../../electron/window/policy.ts';
import { rounds, seed } from '../../../support/rounds.ts';

let top: string;
let serve: (request: Request) => Promise<Response>;
beforeAll(() => {
  top = mkdtempSync(join(tmpdir(), 'page-files-'));
  mkdirSync(join(top, 'renderer/assets'), { recursive: true });
  writeFileSync(join(top, 'secret.json'), '"secret"');
  writeFileSync(join(top, 'renderer/index.html'), `<meta nonce="${NONCE_PLACE}"><script nonce="${NONCE_PLACE}"></script>`);
  writeFileSync(join(top, 'renderer/assets/app.js'), `'${NONCE_PLACE}'`);
  symlinkSync(join(top, 'secret.json'), join(top, 'renderer/assets/link.json'));
  serve = servePage(join(top, 'renderer'));
});
afterAll(() => rmSync(top, { recursive: true }));
/** A request whose address is left as written (a real `Request` would tidy it). */
const get = (url: string, method = 'GET') => serve({ url, method } as Request);

describe('the page', () => {
  test('has a nonce of its own for every document, in the header and in the text', async () => {
    const nonces = await Promise.all(
      [1, 2].map(async () => {
        const response = await get('desk://app/');
        const nonce = /'nonce-([^']+)'/.exec(response.headers.get('content-security-policy') ?? '')?.[1];
        expect(await response.text()).toBe(`<meta nonce="${nonce}"><script nonce="${nonce}"></script>`);
        return nonce;
      }),
    );
    expect(nonces[0]).toMatch(/^[\w+/]{24}$/);
    expect(nonces[0]).not.toBe(nonces[1]);
  });

  test('carries the policy word for word', async () => {
    const policy = (await get('desk://app/')).headers.get('content-security-policy') ?? '';
    expect(policy.replace(/nonce-[^']+/, 'nonce-…')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-…'; connect-src 'self'; font-src 'self'; " +
        "img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'",
    );
  });

  test('asks for no power', async () => {
    const powers = (await get('desk://app/')).headers.get('permissions-policy') ?? '';
    for (const power of ['bluetooth', 'camera', 'display-capture', 'geolocation', 'hid', 'microphone', 'midi', 'serial', 'usb'])
      expect(powers.split(', ')).toContain(`${power}=()`);
    expect(powers.split(', ').filter((part) => !part.endsWith('=()'))).toEqual([]);
  });

  test('scripts come as they are, with their type', async () => {
    const response = await get('desk://app/assets/app.js');
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(await response.text()).toBe(`'${NONCE_PLACE}'`);
  });
});

describe('nothing else', () => {
  test.each([
    'desk://app/../secret.json',
    'desk://app/%2e%2e/secret.json',
    'desk://app/..%2fsecret.json',
    'desk://app/%2e%2e%2fsecret.json',
    'desk://app/assets/..%5c..%5csecret.json',
    'desk://app/assets//../../secret.json',
    'desk://app/assets/link.json',
    'desk://app/%252e%252e%252fsecret.json',
    'desk://app/.%2e/secret.json',
    'desk://app/%c0%ae%c0%ae/secret.json',
    'desk://app/%ef%bc%8e%ef%bc%8e/secret.json',
    'desk://app/..%ef%bc%8fsecret.json',
    'desk://app/%5c%5c127.0.0.1%5cshare%5cx.json',
    'desk://app/C:%5cWindows%5cwin.ini',
    'desk://app/index.html::$DATA',
    `desk://app/${'a/'.repeat(20_000)}x.json`,
    `desk://app/${'a'.repeat(100_000)}.json`,
    'desk://app/%00index.html',
    'desk://app/index.html%00.js',
    'desk://app/%',
    'desk://app//etc/passwd',
    'desk://app/assets',
    'desk://app/missing.js',
    'desk://other/index.html',
    'file:///etc/passwd',
    'nonsense',
  ])('%s is not found', async (url) => {
    const response = await get(url);
    expect(response.status).toBe(404);
    expect(await response.text()).toBe('');
  });

  test('only GET', async () => {
    expect((await get('desk://app/', 'POST')).status).toBe(404);
  });

  test('whatever the address, a named file stays inside', () => {
    const piece = fc.constantFrom('..', '.', '/', '\\', '%2e', '%2f', '%5c', '%00', 'a', 'secret.json', '.js', 'C:', '%25');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const file = fileOf(`desk://app/${pieces.join('')}`);
        if (file === null) return;
        expect(join('/root', file).startsWith('/root/')).toBe(true);
        expect(file).not.toMatch(/\\|\0|:|(^|\/)\.|\/\//);
      }),
      { seed: seed(), numRuns: rounds(20_000) },
    );
  });
});
