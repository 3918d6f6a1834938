import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openSealedStore } from '../../../../electron/sealed/sealed-store.ts';
import { memoryDisk } from './memory-disk.ts';

const key = randomBytes(32);
const open = (disk: ReturnType<typeof memoryDisk>) => openSealedStore({ kind: 'outbox', folder: '/o', key: () => key, disk });

type Step =
  | { readonly do: 'put'; readonly id: number }
  | { readonly do: 'replace'; readonly id: number; readonly by: number }
  | { readonly do: 'remove' | 'strike'; readonly id: number };

const id = fc.integer({ min: 0, max: 7 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('put' as const), id }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('replace' as const), id, by: id }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('remove' as const, 'strike' as const), id }) },
);
const life = fc.record({
  steps: fc.array(step, { maxLength: 12 }),
  together: fc.boolean(),
  breakAt: fc.integer({ min: 0, max: 20 }),
  when: fc.constantFrom('before' as const, 'after' as const),
});

test('whenever the process ends, what was confirmed is kept once and nothing is set aside or missed', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(life, { minLength: 1, maxLength: 4 }), async (lives) => {
      const disk = memoryDisk();
      /** What each id may say now: several where a step was not confirmed. */
      const may = new Map<string, Set<string | null>>();
      let written = 0;
      for (const { steps, together, breakAt, when } of lives) {
        disk.mend();
        const { store, ...found } = await open(disk);
        const there = new Map(found.items.map(({ id: name, plain }) => [name, String(plain)]));
        expect(found).toMatchObject({ setAside: [], missing: [], headLost: false });
        expect(there.size).toBe(found.items.length);
        for (const name of new Set([...may.keys(), ...there.keys()])) {
          expect([...(may.get(name) ?? [null])]).toContain(there.get(name) ?? null);
          may.set(name, new Set([there.get(name) ?? null]));
        }
        disk.breakAt(breakAt, when);
        const allow = (name: string, text: string | null, only: boolean) => {
          if (only) may.set(name, new Set([text]));
          else may.set(name, new Set([...(may.get(name) ?? [null]), text]));
        };
        const take = async (one: Step) => {
          const name = `i-${one.do === 'replace' ? one.by : one.id}`;
          const text = `text ${written++}`;
          if (one.do === 'remove' || one.do === 'strike') {
            allow(name, null, false);
            await store[one.do]([name]);
            return;
          }
          allow(name, text, false);
          const replaces = one.do === 'replace' && one.by !== one.id ? [`i-${one.id}`] : [];
          for (const other of replaces) allow(other, null, false);
          try {
            await store.put(name, Buffer.from(text), replaces);
            // Alone, what is confirmed is what there is.
            if (!together)
              for (const [who, what] of [[name, text], ...replaces.map((other) => [other, null])] as const)
                allow(who as string, what, true);
          } catch {
            // Not confirmed.
          }
        };
        if (together) await Promise.all(steps.map(take));
        else for (const one of steps) await take(one);
      }
    }),
    { numRuns: 400 },
  );
});
