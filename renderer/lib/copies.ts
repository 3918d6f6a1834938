import { announce } from './announcer.ts';
import { desk } from './desk.ts';

/** Marks what is nobody's data, such as the privacy notice: what is copied from there stays on the clipboard. */
export const NOT_PERSONAL = 'data-not-personal';

/**
 * Whatever is copied or cut here goes to the clipboard through the shell, which takes it away after a minute; as plain
 * text, so that no copy of another kind stays behind. Returns what stops it.
 */
export function keepCopiesShort(): () => void {
  const onCopy = (event: ClipboardEvent) => {
    const target = event.target instanceof Element ? event.target : document.body;
    const text = chosenText(target);
    if (text === '' || isNotPersonal()) return;
    event.preventDefault();
    if (event.type === 'cut') document.execCommand('delete');
    desk.shell.copyPersonal(text).catch(() => announce('Not copied'));
  };
  document.addEventListener('copy', onCopy);
  document.addEventListener('cut', onCopy);
  return () => {
    document.removeEventListener('copy', onCopy);
    document.removeEventListener('cut', onCopy);
  };
}

/** The text selected, in a field or on the page. */
function chosenText(target: Element): string {
  if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)
    return target.value.slice(target.selectionStart ?? 0, target.selectionEnd ?? 0);
  return document.getSelection()?.toString() ?? '';
}

/** Whether the whole selection lies in what is nobody's data. */
function isNotPersonal(): boolean {
  const selection = document.getSelection();
  if (!selection || selection.rangeCount === 0) return false;
  const { commonAncestorContainer: around } = selection.getRangeAt(0);
  return (around instanceof Element ? around : around.parentElement)?.closest(`[${NOT_PERSONAL}]`) != null;
}
