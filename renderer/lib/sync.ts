import type { Change, SyncState } from '../../shared/desk.ts';
import type { MenuCommand } from '../../shared/menu-command.ts';
import type { SessionState } from '../../shared/session-state.ts';
import { configurationKey } from './configuration.ts';
import { noteDay } from './day.ts';
import { desk } from './desk.ts';
import { forgetFetched, forgetItem } from './forget.ts';
import { closedBy, items, noteChange } from './items.ts';
import { lockWarning } from './lock-warning.ts';
import { tabs } from './open-tabs.ts';
import { queryClient } from './query-client.ts';
import { changedElsewhere, changesMissed, requestChangedElsewhere } from './read-anew.ts';
import { sessionKey } from './session.ts';
import { settingsKey } from './settings.ts';
import { makeStore, useStore } from './store.ts';
import { goToWanted } from './wanted-place.ts';

const sync = makeStore<SyncState | null>(null);

/** Whether the centre can be reached and what is unsent; null until the shell has said so. */
export const useSync = () => useStore(sync);
export const syncNow = () => sync.get();

/** Resolves once the centre cannot be reached; at once when it is so already. `stop` gives up waiting. */
export function whenOffline(): { readonly offline: Promise<void>; readonly stop: () => void } {
  let stop = () => {};
  const offline = new Promise<void>((resolve) => {
    const look = () => {
      if (sync.get()?.online === false) resolve();
    };
    stop = sync.subscribe(look);
    look();
  });
  return { offline, stop };
}

/** Where the session stands now; without one, nothing that was fetched for it stays. */
function noteSession(session: SessionState): void {
  queryClient.setQueryData(sessionKey, session);
  if (session.kind !== 'signed-in') forgetFetched();
  if (session.kind === 'signed-out') tabs.set(() => []);
}

/** Where an item is; what came too late for a closed account is nowhere any more in this window either. */
function noteItem(change: Extract<Change, { kind: 'item' }>): void {
  noteChange(change);
  if (change.closedOn || losesValues(change)) forgetItem(change.itemId);
  const closed = closedBy(items.get().get(change.itemId));
  if (closed !== null) changedElsewhere(closed, 'closed');
}

/** What was said to be wrong on a record that is closed has lost its values; the rest of it still goes. */
const losesValues = ({ operation, problem }: Extract<Change, { kind: 'item' }>): boolean =>
  operation === 'rectifications.log' && problem?.code === 'account-closed';

/** Follows the bridge's one subscription. Returns what stops it. */
export function followChanges(onMenu: (command: MenuCommand) => void): () => void {
  const stop = desk.onChange((change) => {
    if (change.kind === 'item') noteItem(change);
    else if (change.kind === 'sync') sync.set(() => change.sync);
    else if (change.kind === 'session') noteSession(change.session);
    else if (change.kind === 'settings') queryClient.setQueryData(settingsKey, change.settings);
    else if (change.kind === 'configuration') queryClient.setQueryData(configurationKey, change.configuration);
    else if (change.kind === 'day') noteDay(change.day);
    else if (change.kind === 'lock-warning') lockWarning.set(() => change.at);
    else if (change.kind === 'menu') onMenu(change.command);
    else if (change.kind === 'customer-changed') changedElsewhere(change.customerId, change.what);
    else if (change.kind === 'wanted-place') void goToWanted();
    else if (change.kind === 'request-changed') requestChangedElsewhere(change.requestId);
    else if (change.kind === 'changes-reset') changesMissed();
  });
  desk.shell
    .sync()
    .then((first) => sync.set((now) => now ?? first))
    .catch(() => undefined);
  return stop;
}
