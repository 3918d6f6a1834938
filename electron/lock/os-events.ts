/** What of the system's power monitor is listened to. */
export type PowerEvents = { readonly on: (event: never, listener: () => void) => unknown };

/** Each locks the desk: the system's own lock, sleep, another person at the machine, the end of the day. */
export const LOCKING = ['lock-screen', 'suspend', 'user-did-resign-active', 'shutdown'] as const;

/** Calls back when the machine itself is locked, put to sleep, handed over or shut down. */
export function whenMachineRests(events: PowerEvents, rest: () => void): void {
  for (const event of LOCKING) events.on(event as never, rest);
}
