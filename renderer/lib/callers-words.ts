import { makeStore, useStore } from './store.ts';

/** The line typed into Find, in the caller's own words: it fills the identity check and goes when the conversation ends. */
export const findLine = makeStore('');
export const useFindLine = () => useStore(findLine);
