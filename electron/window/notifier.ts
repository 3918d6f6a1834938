import { Notification } from 'electron';

/** Notifications of the system, where it has them; pressing one brings the window to the front. */
export function notifier(toFront: () => void): (title: string, body: string) => void {
  return (title, body) => {
    if (!Notification.isSupported()) return;
    const shown = new Notification({ title, body });
    shown.on('click', toFront);
    shown.show();
  };
}
