/** A place on the desktop, in its own pixels. */
export type Bounds = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** The smallest window that every screen fits. */
export const SMALLEST = { width: 1024, height: 700 } as const;

/** How much of a window must be on a screen for a person to get hold of it. */
const GRIP = { width: 200, height: 60 };

/**
 * Where a window kept at `saved` goes now: there, if enough of it is still on a screen, else in the middle of the first;
 * never larger than its screen, never smaller than the screens need. `areas` are the screens without their bars, the
 * main one first.
 */
export function placeOn(saved: Bounds, areas: readonly Bounds[]): Bounds {
  const home = areas.find((area) => holds(area, saved));
  const area = home ?? areas[0];
  if (!area) return saved;
  const width = clamp(saved.width, SMALLEST.width, area.width);
  const height = clamp(saved.height, SMALLEST.height, area.height);
  if (home) {
    return {
      x: clamp(saved.x, area.x + GRIP.width - width, area.x + area.width - GRIP.width),
      y: clamp(saved.y, area.y, area.y + area.height - GRIP.height),
      width,
      height,
    };
  }
  return {
    x: Math.round(area.x + Math.max(0, area.width - width) / 2),
    y: Math.round(area.y + Math.max(0, area.height - height) / 2),
    width,
    height,
  };
}

function holds(area: Bounds, window: Bounds): boolean {
  const across = Math.min(area.x + area.width, window.x + window.width) - Math.max(area.x, window.x);
  const top = window.y >= area.y - GRIP.height && window.y <= area.y + area.height - GRIP.height;
  return across >= GRIP.width && top;
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, Math.max(least, most)));
}
