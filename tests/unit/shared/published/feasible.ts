/** Whole numbers from `least` to `most`. */
export type Range = readonly [least: number, most: number];
/** A sum of unknowns, each times a whole number, that lies in a range. */
export type Relation = { readonly of: readonly (readonly [unknown: number, times: number])[]; readonly within: Range };
/** Unknown whole numbers, each in a range, and what is known of them together. */
export type System = { readonly ranges: readonly Range[]; readonly relations: readonly Relation[] };

/**
 * Every value that an unknown can have with some values of the others: exact, by narrowing the ranges until nothing follows any more, and
 * then by trying. Unknowns that nothing links to this one do not matter.
 */
export function valuesFor(system: System, unknown: number): number[] {
  const linked = linkedTo(system, unknown);
  const [least, most] = system.ranges[unknown] as Range;
  const values = Array.from({ length: most - least + 1 }, (_, index) => least + index);
  if (linked.relations.length === 0) return values;
  return values.filter((value) => {
    const ranges = [...linked.ranges];
    ranges[unknown] = [value, value];
    return canBe({ ranges, relations: linked.relations }, linked.unknowns);
  });
}

/** The relations that an unknown is in, directly or by others, and the unknowns of those. */
function linkedTo({ ranges, relations }: System, unknown: number) {
  const unknowns = new Set([unknown]);
  const linked = new Set<Relation>();
  for (let before = -1; before !== linked.size; ) {
    before = linked.size;
    for (const relation of relations)
      if (relation.of.some(([one]) => unknowns.has(one))) {
        linked.add(relation);
        for (const [one] of relation.of) unknowns.add(one);
      }
  }
  return { ranges, relations: [...linked], unknowns: [...unknowns] };
}

function canBe({ ranges, relations }: System, unknowns: readonly number[]): boolean {
  const narrowed = narrow(ranges, relations);
  if (!narrowed) return false;
  const width = (one: number) => (narrowed[one] as Range)[1] - (narrowed[one] as Range)[0];
  const open = unknowns.filter((one) => width(one) > 0).toSorted((a, b) => width(a) - width(b));
  const [next] = open;
  if (next === undefined) return true;
  const [least, most] = narrowed[next] as Range;
  for (let value = least; value <= most; value++) {
    const tried = [...narrowed];
    tried[next] = [value, value];
    if (canBe({ ranges: tried, relations }, unknowns)) return true;
  }
  return false;
}

/** The ranges, narrowed by each relation in turn until none narrows any; null where one is left empty. */
function narrow(from: readonly Range[], relations: readonly Relation[]): Range[] | null {
  const ranges = [...from];
  for (let changed = true; changed; ) {
    changed = false;
    for (const { of, within } of relations)
      for (const [one, times] of of) {
        const [least, most] = ranges[one] as Range;
        // What the others can add up to at the least and at the most.
        let [others, othersMost] = [0, 0];
        for (const [other, by] of of) {
          if (other === one) continue;
          const [low, high] = ranges[other] as Range;
          others += by > 0 ? by * low : by * high;
          othersMost += by > 0 ? by * high : by * low;
        }
        const [a, b] = [(within[0] - othersMost) / times, (within[1] - others) / times];
        const low = Math.max(least, Math.ceil(Math.min(a, b)));
        const high = Math.min(most, Math.floor(Math.max(a, b)));
        if (low > high) return null;
        if (low > least || high < most) {
          ranges[one] = [low, high];
          changed = true;
        }
      }
  }
  return ranges;
}
