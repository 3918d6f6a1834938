import { app, session, type WebContents } from 'electron';
import { PAGE_PARTITION } from './preferences.ts';
import { ORIGIN, PAGE } from './scheme.ts';

export type GuardParts = {
  /** An address a page wanted to open elsewhere: the allow-list decides. */
  readonly openLink: (href: string) => void;
  /** Something was refused; the address itself is not told, it may hold anything. */
  readonly refused: () => void;
};

/**
 * Refuses what a page of ours never does: going elsewhere, being sent elsewhere, opening windows, holding webviews
 * (Electron's security checklist, items 11 to 14). Holds for every page there will ever be, not for one window.
 */
export function guardPages(parts: GuardParts): void {
  app.on('web-contents-created', (_event, contents) => guard(contents, parts));
}

/** Letters of an address anybody may want opened. */
const LONGEST = 2_000;

function guard(contents: WebContents, { openLink, refused }: GuardParts): void {
  const stop = (event: { preventDefault: () => void }) => {
    event.preventDefault();
    refused();
  };
  contents.on('will-navigate', stop);
  contents.on('will-frame-navigate', stop);
  contents.on('will-redirect', stop);
  contents.on('will-attach-webview', stop);
  // Nobody is asked about `about:blank`; a page that empties itself is put back.
  contents.on('did-navigate', (_event, url) => {
    if (url.startsWith(`${ORIGIN}/`) || contents.session !== session.fromPartition(PAGE_PARTITION)) return;
    refused();
    void contents.loadURL(PAGE).catch(() => undefined);
  });
  contents.setWindowOpenHandler(({ url }) => {
    if (url.length <= LONGEST) openLink(url);
    return { action: 'deny' };
  });
  steadyZoom(contents);
}

/** Pinching would scale the page past its edges; the menu's zoom re-flows it. */
function steadyZoom(contents: WebContents): void {
  contents.on('did-finish-load', () => void contents.setVisualZoomLevelLimits(1, 1));
}
