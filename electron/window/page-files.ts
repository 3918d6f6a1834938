import { randomBytes } from 'node:crypto';
import { readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { readUrl } from '../read-url.ts';
import { NO_POWERS, NONCE_PLACE, policyOf } from './policy.ts';
import { HOST, SCHEME } from './scheme.ts';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** The file a page address names, relative to the renderer's folder; null when it names none of ours. */
export function fileOf(address: string): string | null {
  const url = readUrl(address);
  if (url?.protocol !== `${SCHEME}:` || url.host !== HOST) return null;
  let path: string;
  try {
    path = decodeURIComponent(url.pathname);
  } catch {
    return null;
  }
  if (path === '/') return 'index.html';
  const parts = path.slice(1).split('/');
  const odd = (part: string) => part === '' || part.startsWith('.') || /[\\:\0]/.test(part);
  return parts.some(odd) || !TYPES[extname(path)] ? null : parts.join('/');
}

/** Answers requests of the page with bytes from inside `folder`, and nothing from outside it, not even through a link. */
export function servePage(folder: string): (request: Request) => Promise<Response> {
  const root = realpath(folder);
  return async (request) => {
    const file = request.method === 'GET' ? fileOf(request.url) : null;
    if (!file) return refused(404);
    try {
      const inside = await realpath(join(await root, file));
      if (!inside.startsWith((await root) + sep)) return refused(404);
      return answer(extname(file), await readFile(inside));
    } catch {
      return refused(404);
    }
  };
}

function answer(extension: string, bytes: Buffer): Response {
  const nonce = randomBytes(18).toString('base64');
  const body = extension === '.html' ? bytes.toString('utf8').replaceAll(NONCE_PLACE, nonce) : new Uint8Array(bytes);
  return new Response(body, { headers: headersOf(nonce, TYPES[extension] as string) });
}

function refused(status: number): Response {
  return new Response(null, { status, headers: headersOf('none', 'text/plain') });
}

function headersOf(nonce: string, type: string): Record<string, string> {
  return {
    'content-type': type,
    'content-security-policy': policyOf(nonce),
    'permissions-policy': NO_POWERS,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
  };
}
