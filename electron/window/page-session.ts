import { type Session, session } from 'electron';
import { servePage } from './page-files.ts';
import { PAGE_PARTITION } from './preferences.ts';
import { ORIGIN, SCHEME } from './scheme.ts';

/** Makes the page's session: our files and nothing else; no network, no permission, no download. */
export function openPageSession(folder: string): Session {
  const page = session.fromPartition(PAGE_PARTITION);
  page.protocol.handle(SCHEME, servePage(folder));
  page.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !details.url.startsWith(`${ORIGIN}/`) }));
  page.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  page.setPermissionCheckHandler(() => false);
  page.setDevicePermissionHandler(() => false);
  page.on('will-download', (event) => event.preventDefault());
  // No dictionary is fetched from anywhere, should spell checking ever be switched on by the system.
  page.setSpellCheckerEnabled(false);
  page.setSpellCheckerDictionaryDownloadURL(`${ORIGIN}/no-dictionaries/`);
  return page;
}
