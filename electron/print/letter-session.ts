import { randomBytes } from 'node:crypto';
import { type Session, session } from 'electron';
import { ORIGIN, SCHEME } from '../window/scheme.ts';
import { letterHeaders, letterPage } from './letter-page.ts';
import { LETTER_PARTITION } from './letter-preferences.ts';

/** Where letters lie while somebody prints them: each at an address that is used once. */
export type LetterShelf = {
  /** The address at which the text will be read, once. */
  readonly put: (text: string) => string;
  readonly drop: (address: string) => void;
};

let opened: LetterShelf | null = null;

/** The session of letters and what it serves: the letter that was put there, and nothing else from anywhere. Made when first needed. */
export function letterShelf(): LetterShelf {
  opened ??= openShelf(session.fromPartition(LETTER_PARTITION));
  return opened;
}

function openShelf(letters: Session): LetterShelf {
  const lying = new Map<string, string>();
  letters.protocol.handle(SCHEME, (request) => {
    const text = request.method === 'GET' ? lying.get(request.url) : undefined;
    const nonce = randomBytes(18).toString('base64');
    lying.delete(request.url);
    if (text === undefined) return new Response(null, { status: 404, headers: letterHeaders(nonce) });
    return new Response(letterPage(text, nonce), { headers: letterHeaders(nonce) });
  });
  letters.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !lying.has(details.url) }));
  letters.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  letters.setPermissionCheckHandler(() => false);
  letters.setDevicePermissionHandler(() => false);
  letters.on('will-download', (event) => event.preventDefault());
  letters.setSpellCheckerEnabled(false);
  return {
    put: (text) => {
      const address = `${ORIGIN}/letter/${randomBytes(16).toString('hex')}`;
      lying.set(address, text);
      return address;
    },
    drop: (address) => void lying.delete(address),
  };
}
