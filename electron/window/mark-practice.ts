import type { BrowserWindow } from 'electron';

const MARK = 'Practice';

/** Has the window say in its own title, whatever its page says, that this is practice. */
export function markPractice(window: BrowserWindow): void {
  window.setTitle(`${MARK} – ${window.getTitle()}`);
  window.on('page-title-updated', (event, title) => {
    event.preventDefault();
    window.setTitle(`${MARK} – ${title}`);
  });
}

/** Asks whoever started this, who reads what it says, to start practice beside it. */
export function askForPractice(say: (line: string) => void): void {
  say('adviser-desk: practice\n');
}
