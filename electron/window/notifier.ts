import { Notification } from 'electron';

/** Notifications of the system, where it has them; pressing one brings the window to the front and does what is given with it. */
export function notifier(toFront: () => void): (title: string, body: string, pressed?: () => void) => void {
  // One that nobody holds on to could be gone before it is pressed.
  const standing = new Set<Notification>();
  return (title, body, pressed) => {
    if (!Notification.isSupported()) return;
    const shown = new Notification({ title, body });
    standing.add(shown);
    shown.on('close', () => standing.delete(shown));
    shown.on('click', () => {
      standing.delete(shown);
      toFront();
      pressed?.();
    });
    shown.show();
  };
}
