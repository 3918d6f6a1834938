/** Enlarged, the whole page scrolls under the state line, which what stays at its foot must not go behind. Returns what stops it. */
export function keepAboveStateLine(foot: HTMLElement): (() => void) | undefined {
  const [main, line] = [document.getElementById('main'), document.querySelector('footer')];
  if (!main || !line) return;
  const place = () => {
    const within = getComputedStyle(main).overflowY === 'auto';
    foot.style.bottom = within ? '0' : `${line.getBoundingClientRect().height}px`;
    // Where there is no room for it below the bars at the top, they go up so far that there is.
    const behind = foot.getBoundingClientRect().bottom - line.getBoundingClientRect().top;
    if (!within && behind > 0) window.scrollBy(0, behind);
  };
  place();
  const sizes = new ResizeObserver(place);
  for (const one of [main, line]) sizes.observe(one);
  return () => sizes.disconnect();
}
