import { app, dialog } from 'electron';
import { debuggingAllowed } from './configuration/debugging-allowed.ts';
import { managedPath } from './configuration/managed-path.ts';
import { closeEnvironment, refusedSwitch } from './start-switches.ts';

/** The exit code of a start that was refused. */
const REFUSED = 64;

/**
 * Ends an installed app that was started in a way that opens it to others, before anything of it runs. Answers whether it
 * may go on. An app that is worked on, from a clone, starts as its developer likes.
 */
export function mayStart(): boolean {
  if (!app.isPackaged) return true;
  closeEnvironment(process.env);
  const name = refusedSwitch(process.argv.slice(1), {
    platform: process.platform,
    root: process.getuid?.() === 0,
    attaching: () => debuggingAllowed(managedPath(process.platform, process.resourcesPath), process.platform),
  });
  if (name === null) return true;
  // Before the app is ready this is a message on the terminal under Linux and a box elsewhere.
  dialog.showErrorBox('Adviser Desk', `Adviser Desk does not start with --${name.slice(0, 60)}. Start it from the menu.`);
  app.exit(REFUSED);
  return false;
}
