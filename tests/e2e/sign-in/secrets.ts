import type { ElectronApplication, Page } from '@playwright/test';
import type { RunningApp } from '../../support/app.ts';

/**
 * Signs in and answers what only the main process may know from then on: the tokens, by parts that are nowhere by chance,
 * and the one-time values of the sign-in itself.
 */
export async function signInNotingSecrets(desk: RunningApp, as: string): Promise<string[]> {
  await noteExchanges(desk.app);
  await desk.signIn(as);
  const texts = await exchanges(desk.app);
  const found = texts.flatMap((text) => [
    // A JSON answer of the token endpoint: the signatures of its JWTs, the refresh token whole.
    ...[...text.matchAll(/"(?:access_token|id_token)":"[^".]+\.[^".]+\.([^"]+)"/g)].map((match) => match[1] as string),
    ...[...text.matchAll(/"refresh_token":"([^"]+)"/g)].map((match) => match[1] as string),
    // The form that was sent there.
    ...[...text.matchAll(/(?:^|&)(?:code|code_verifier)=([^&]+)/g)].map((match) => match[1] as string),
  ]);
  if (found.length < 5) throw new Error(`Only ${found.length} secrets of the sign-in were seen`);
  return found;
}

/** Keeps what the main process exchanges with the issuer, as text. */
export async function noteExchanges(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ net }) => {
    const own = globalThis as unknown as { exchanged: string[] };
    own.exchanged = [];
    const requestIt = net.request.bind(net);
    net.request = (options) => {
      const request = requestIt(options);
      if (!(typeof options === 'object' && String(options.url).endsWith('/token'))) return request;
      const end = request.end.bind(request);
      request.end = ((body?: string) => {
        own.exchanged.push(String(body));
        return end(body);
      }) as typeof request.end;
      request.on('response', (response) => {
        const at = own.exchanged.push('') - 1;
        response.on('data', (part) => {
          own.exchanged[at] += String(part);
        });
      });
      return request;
    };
  });
}

/** What was kept so far. */
export function exchanges(app: ElectronApplication): Promise<string[]> {
  return app.evaluate(() => (globalThis as unknown as { exchanged: string[] }).exchanged);
}

/** Everything the page's script engine holds, as one text. */
export async function heapOf(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const chunks: string[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await session.detach();
  return chunks.join('');
}
