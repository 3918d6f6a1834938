/** Where a key leads in a list of `count` rows from row `at`, a page being so many rows; null for a key that leads nowhere. */
export function placeAfter(key: string, at: number, count: number, page: number): number | null {
  if (count === 0) return null;
  const to = {
    ...{ ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + page, PageUp: at - page },
    ...{ Home: 0, End: count - 1 },
  }[key];
  return to === undefined ? null : Math.min(count - 1, Math.max(0, to));
}

/** The nearest row to a place that is there, first onwards in the direction one goes, then the other way; null for none. */
export function nearest(there: readonly boolean[], place: number, onwards: 1 | -1): number | null {
  for (const step of [onwards, -onwards]) for (let at = place; at >= 0 && at < there.length; at += step) if (there[at]) return at;
  return null;
}

/** The ids between two rows, both of them among them, in the order of the list. */
export function between(ids: readonly string[], one: string, other: string): readonly string[] {
  const places = [ids.indexOf(one), ids.indexOf(other)].filter((at) => at >= 0);
  return places.length === 0 ? [] : ids.slice(Math.min(...places), Math.max(...places) + 1);
}
