/** How a pass went: the frames there would have been, and those that did not come in time. */
export type Pass = { readonly frames: number; readonly dropped: number };

/**
 * Scrolls an element from its top to its end in so many frames, a step in each, and counts how many more there should have been by the
 * clock. Runs in the page: it uses nothing from outside.
 */
export async function scrollThrough({ selector, frames }: { readonly selector: string; readonly frames: number }): Promise<Pass> {
  const element = document.querySelector(selector);
  if (!element) throw new Error(`There is no ${selector}`);
  const frame = () => new Promise<number>((done) => requestAnimationFrame(done));
  element.scrollTop = 0;
  for (let turn = 0; turn < 30; turn += 1) await frame();
  const way = element.scrollHeight - element.clientHeight;
  const began = await frame();
  let [last, dropped] = [began, 0];
  for (let step = 1; step <= frames; step += 1) {
    element.scrollTop = (way * step) / frames;
    const now = await frame();
    dropped += Math.max(0, Math.round(((now - last) * 60) / 1000) - 1);
    last = now;
  }
  return { frames: frames + dropped, dropped };
}
