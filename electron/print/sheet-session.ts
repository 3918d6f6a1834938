import { randomBytes } from 'node:crypto';
import { type Session, session } from 'electron';
import { ORIGIN, SCHEME } from '../window/scheme.ts';
import { type Page, sheetHeaders, sheetPage } from './sheet-page.ts';
import { SHEET_PARTITION } from './sheet-preferences.ts';

/** Where sheets lie while somebody prints them: each at an address that is used once. */
export type SheetShelf = {
  /** The address at which the page will be read, once. */
  readonly put: (page: Page) => string;
  readonly drop: (address: string) => void;
};

let opened: SheetShelf | null = null;

/** The session of sheets and what it serves: the sheet that was put there, and nothing else from anywhere. Made when first needed. */
export function sheetShelf(): SheetShelf {
  opened ??= openShelf(session.fromPartition(SHEET_PARTITION));
  return opened;
}

function openShelf(sheets: Session): SheetShelf {
  const lying = new Map<string, Page>();
  sheets.protocol.handle(SCHEME, (request) => {
    const page = request.method === 'GET' ? lying.get(request.url) : undefined;
    const nonce = randomBytes(18).toString('base64');
    lying.delete(request.url);
    if (page === undefined) return new Response(null, { status: 404, headers: sheetHeaders(nonce) });
    return new Response(sheetPage(page, nonce), { headers: sheetHeaders(nonce) });
  });
  sheets.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !lying.has(details.url) }));
  sheets.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  sheets.setPermissionCheckHandler(() => false);
  sheets.setDevicePermissionHandler(() => false);
  sheets.on('will-download', (event) => event.preventDefault());
  sheets.setSpellCheckerEnabled(false);
  return {
    put: (page) => {
      const address = `${ORIGIN}/sheet/${randomBytes(16).toString('hex')}`;
      lying.set(address, page);
      return address;
    },
    drop: (address) => void lying.delete(address),
  };
}
