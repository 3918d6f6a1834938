/** Says on the document, and in the browser's own timing, how far the start has come. Only the first time counts. */
export function markStart(reached: 'painted' | 'usable'): void {
  if (document.documentElement.hasAttribute(`data-${reached}`)) return;
  document.documentElement.setAttribute(`data-${reached}`, '');
  performance.mark(reached);
}
