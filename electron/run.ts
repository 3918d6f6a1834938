import { randomUUID } from 'node:crypto';
import { app, type BrowserWindow, nativeTheme, session as sessions, shell } from 'electron';
import type { Change } from '../shared/desk.ts';
import type { Attempt } from './central/attempt.ts';
import { createClient } from './central/client.ts';
import { createConnection } from './central/connection.ts';
import { systemClock as clock } from './clock.ts';
import type { Environment } from './environment.ts';
import { isOurPage } from './ipc/answer-call.ts';
import { operationCalls } from './ipc/operation-calls.ts';
import { registerCalls } from './ipc/registrar.ts';
import { shellCalls } from './ipc/shell-calls.ts';
import { allowedLink } from './links.ts';
import { createOutbox } from './outbox/outbox.ts';
import { sessionFromToken } from './session/session.ts';
import { openSettings } from './settings.ts';

/** The composition root: everything the shell is made of, in start order. */
export function run(window: BrowserWindow, environment: Environment): void {
  const tell = (change: Change) => {
    if (!window.isDestroyed()) window.webContents.send('change', change);
  };
  const settings = openSettings(
    app.getPath('userData'),
    (now) => {
      nativeTheme.themeSource = now.theme;
      tell({ kind: 'settings', settings: now });
    },
    () => {},
  );
  nativeTheme.themeSource = settings.read().theme;
  window.once('ready-to-show', () => window.show());

  const session = sessionFromToken(
    environment.token,
    (touchpoint) => touchpoint,
    (now) => tell({ kind: 'session', session: now }),
  );
  // Not the page's session: what the shell sends and what the page may send never share one.
  const network = sessions.fromPartition('central', { cache: false });
  const tellSync = () => tell({ kind: 'sync', sync: { online: connection.online(), ...outbox.unsent() } });
  const connection = createConnection({
    clock,
    probe: async () => {
      try {
        return (await network.fetch(`${environment.server}/healthz`, { signal: AbortSignal.timeout(5000) })).ok;
      } catch {
        return false;
      }
    },
    changed: (online) => {
      if (online) outbox.wake();
      else outbox.sleep();
      tellSync();
    },
  });
  const client = createClient({
    server: environment.server,
    fetch: (url, init) => network.fetch(url, init),
    clock,
    token: session.token,
    newRequestId: randomUUID,
    observe: (_name, attempt: Attempt<unknown>) => {
      connection.heard(attempt);
      if (!attempt.ok && attempt.status === 401) session.ended();
    },
  });
  const outbox = createOutbox({
    clock,
    send: client.call,
    online: connection.online,
    changed: tell,
    counted: tellSync,
  });

  const openLink = (href: string) => {
    const link = allowedLink(href);
    if (link) void shell.openExternal(link);
    return link !== null;
  };
  const calls = new Map([
    ...operationCalls({ ask: client.call, askCached: client.call, outbox }),
    ...shellCalls({
      who: session.who,
      sync: () => ({ online: connection.online(), ...outbox.unsent() }),
      settings: settings.read,
      changeSettings: settings.change,
      openLink,
    }),
  ]);
  registerCalls(calls, (sender) => isOurPage(sender, window.isDestroyed() ? undefined : window.webContents.id));
  connection.ask();
}
