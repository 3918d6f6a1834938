/** Whether a dialog is on screen: a question that waits for its answer, or something that is under way. */
export const isAsked = (): boolean => document.querySelector('[aria-modal="true"]') !== null;
