import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rounds, seed } from '../../../support/rounds.ts';
import { HOUR, PASSCODE, PERSON, SHARE, SUB, world } from './harness.ts';

type Step = { readonly kind: 'wrong' | 'right' | 'again' | 'sign-in' | 'pass'; readonly hours: number };
const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom('wrong', 'wrong', 'wrong', 'right', 'again', 'sign-in', 'pass'),
  hours: fc.double({ min: 0.01, max: 8, noNaN: true }),
});

test('whatever is tried in whatever order, over restarts: never a sixth try, never after twelve hours', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const here = world();
      let keys = here.open();
      await keys.create(PERSON, PASSCODE, SHARE);
      const rule = { tries: 0, dead: false, signedIn: here.time.now };
      for (const { kind, hours } of steps) {
        if (kind === 'pass') here.pass(hours * HOUR);
        else if (kind === 'again') keys = here.open();
        else if (kind === 'sign-in') {
          await keys.noteSignIn(PERSON);
          expect(await keys.openWithShare(SUB, SHARE)).toBe(rule.dead ? 'without-passcode' : 'opened');
          Object.assign(rule, { tries: 0, signedIn: here.time.now });
        } else {
          const late = here.time.now - rule.signedIn > 12 * HOUR;
          const answer = await keys.openWithPasscode(SUB, kind === 'right' ? PASSCODE : 'not it at all');
          expect(answer.ok).toBe(kind === 'right' && !rule.dead && !late);
          if (rule.dead || late) continue;
          rule.tries = kind === 'right' ? 0 : rule.tries + 1;
          rule.dead = rule.tries >= 5;
          expect((await keys.ways(SUB)).triesLeft).toBe(rule.dead ? 0 : 5 - rule.tries);
        }
      }
      here.end();
    }),
    { seed: seed(), numRuns: rounds(300) },
  );
});

test('a clock set back by more than two minutes, after any history, never opens', async () => {
  const back = fc.integer({ min: 120_001, max: 5000 * HOUR });
  await fc.assert(
    fc.asyncProperty(fc.double({ min: 0, max: 20, noNaN: true }), back, fc.boolean(), async (hours, ms, restarted) => {
      const here = world();
      const keys = here.open();
      await keys.create(PERSON, PASSCODE, SHARE);
      here.pass(hours * HOUR);
      await keys.noteTime();
      here.time.now -= ms;
      const answer = await (restarted ? here.open() : keys).openWithPasscode(SUB, PASSCODE);
      expect(answer).toMatchObject({ ok: false, code: 'clock-wrong' });
      here.end();
    }),
    { seed: seed(), numRuns: rounds(200) },
  );
});
