/**
 * Puts the focus into a field of a form at once. The form library's own way waits for a timer, and the first letter of
 * somebody who types fast would fall on the screen as a shortcut.
 */
export function focusField(form: HTMLFormElement | null, name: string): void {
  const field = form?.elements.namedItem(name);
  if (field instanceof HTMLElement) field.focus();
}
