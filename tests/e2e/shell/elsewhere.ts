import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type * as Electron from 'electron';
import { launchApp, type RunningApp } from '../../support/app.ts';

/** Nothing listens there. */
const NOBODY = 'http://127.0.0.1:9';
type Own = { opened: string[] };

/** The app, a web page elsewhere, a file on the disk, and a look at what has happened since the last one. */
export type Elsewhere = RunningApp & {
  readonly url: string;
  readonly file: string;
  readonly lookAround: () => Promise<Seen>;
};
export type Seen = {
  readonly opened: string[];
  readonly windows: number;
  readonly pages: number;
  readonly elsewhere: string[];
  readonly at: string;
  readonly hits: string[];
};
/** Nothing happened: the one window shows our page, nobody was asked for anything, no link was opened. */
export const STILL_HERE: Seen = { opened: [], windows: 1, pages: 1, elsewhere: [], at: 'desk://app/', hits: [] };

export async function startElsewhere(): Promise<Elsewhere> {
  const hits: string[] = [];
  const server = createServer((request, response) => {
    hits.push(request.url ?? '');
    response.setHeader('content-type', 'text/html').end('<title>elsewhere</title>');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const folder = mkdtempSync(join(tmpdir(), 'adviser-desk-elsewhere-'));
  const file = join(folder, 'page.html');
  writeFileSync(file, '<title>a file</title>');
  const desk = await launchApp({ server: NOBODY, againstPolicy: 'expected' });
  await desk.app.evaluate(({ shell }) => {
    const own = globalThis as unknown as Own;
    own.opened = [];
    shell.openExternal = async (url) => void own.opened.push(url);
  });
  const lookAround = async () => {
    await desk.page.waitForTimeout(150);
    const seen = await desk.app.evaluate(async ({ BrowserWindow, webContents }) => {
      const own = globalThis as unknown as Own;
      // The address alone says little: a frame that was refused keeps it and holds nothing.
      const inside = async (frame: Electron.WebFrameMain) => {
        try {
          if (/^(desk:\/\/app\/|about:(blank|srcdoc)$|$)/.test(frame.url)) return [];
          const shown = await frame.executeJavaScript('document.title || document.body.innerText');
          return shown ? [`${frame.url}: ${shown}`] : [];
        } catch {
          return []; // It has gone meanwhile.
        }
      };
      const frames = BrowserWindow.getAllWindows()[0]?.webContents.mainFrame.framesInSubtree ?? [];
      const elsewhere = (await Promise.all(frames.map(inside))).flat();
      return {
        opened: own.opened.splice(0),
        windows: BrowserWindow.getAllWindows().length,
        pages: webContents.getAllWebContents().length,
        elsewhere,
        at: BrowserWindow.getAllWindows()[0]?.webContents.getURL() ?? '',
      };
    });
    return { ...seen, at: seen.at.replace(/#.*/, ''), hits: hits.splice(0) };
  };
  const close = async () => {
    server.close();
    rmSync(folder, { recursive: true, force: true });
    await desk.close();
  };
  const { port } = server.address() as { port: number };
  return { ...desk, url: `http://127.0.0.1:${port}`, file, lookAround, close };
}
