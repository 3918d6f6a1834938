import { makeStore } from './store.ts';
import type { Tab } from './tab-rules.ts';

/** What is open in this window, the oldest first. */
export const tabs = makeStore<readonly Tab[]>([]);
/** The tab in which something is typed, while it is asked whether it may go. */
export const closing = makeStore<Tab | null>(null);
