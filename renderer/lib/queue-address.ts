import type { RequestKind } from '../../shared/domain/request.ts';

/** What of the queue is looked at: a named view, and what narrows it. */
export type QueuePart = {
  readonly view?: 'mine' | 'unassigned' | 'overdue' | 'promised-today';
  readonly kind?: RequestKind;
  /** `nobody`, or the `sub` of whoever has it. */
  readonly assignee?: string;
  readonly dueFrom?: string;
  readonly dueTo?: string;
  readonly sort?: 'assignee';
  readonly direction?: 'descending';
};

/** The address of a part of the queue of requests. */
export function queueAddress(part: QueuePart): string {
  const search = new URLSearchParams(Object.entries(part).filter(([, value]) => value !== undefined)).toString();
  return search === '' ? '/requests' : `/requests?${search}`;
}
