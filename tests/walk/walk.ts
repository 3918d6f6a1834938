import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchApp, runtime } from '../support/app.ts';
import { central } from './central.ts';
import { choosePerson } from './person.ts';
import { STEPS, type Walk } from './steps.ts';

// The main job once through the user interface. WALK_SERVER, WALK_TOKEN: the backend and who walks; WALK_FOLDER: where
// the screenshots and walk.json go. Ends with 0, or with 1 naming the step that failed.
const { WALK_SERVER = '', WALK_TOKEN = '', WALK_FOLDER = '.local/walk' } = process.env;
mkdirSync(WALK_FOLDER, { recursive: true });
for (const name of readdirSync(WALK_FOLDER)) if (/\.png$|^walk\.json$/.test(name)) rmSync(join(WALK_FOLDER, name));

const { version } = runtime();
const steps: string[] = [];
const say = (text: string) => console.error(text);

const result = await walk().catch((error: unknown) => ({ ok: false as const, error: words(error) }));
const report = { ...result, steps, electron: version };
writeFileSync(join(WALK_FOLDER, 'walk.json'), `${JSON.stringify(report, null, 2)}\n`);
say(
  result.ok
    ? `Walked the main job on Electron ${version}, ${steps.length} steps. The central service received the withdrawal at ${result.receivedAt}.`
    : `The walk failed ${result.error}`,
);
say(`Screenshots and walk.json: ${WALK_FOLDER}`);
process.exit(result.ok ? 0 : 1);

async function walk() {
  const ask = central(WALK_SERVER, WALK_TOKEN);
  const person = await choosePerson(ask).catch((error: unknown) => named('choose-person', error));
  const { page, close } = await launchApp({ server: WALK_SERVER, token: WALK_TOKEN }).catch((error: unknown) =>
    named('open', error),
  );
  const walking: Walk = { page, person, ask, receivedAt: { value: null } };
  try {
    await page.waitForSelector('html[data-usable]', { state: 'attached' });
    for (const step of STEPS) {
      const began = performance.now();
      await step.take(walking).catch(async (error: unknown) => {
        await page.screenshot({ path: join(WALK_FOLDER, `failed-${step.name}.png`) }).catch(() => undefined);
        named(step.name, error);
      });
      steps.push(step.name);
      await page.screenshot({ path: join(WALK_FOLDER, `${steps.length}-${step.name}.png`) });
      say(`  ${step.name}, ${((performance.now() - began) / 1000).toFixed(1)} s`);
    }
    return { ok: true as const, customer: person.customerId, receivedAt: walking.receivedAt.value };
  } finally {
    await close();
  }
}

/** Says at which step an error came. */
function named(step: string, error: unknown): never {
  throw new Error(`at ${step}: ${words(error)}`);
}

function words(error: unknown): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: Playwright colours its messages
  return String(error instanceof Error ? error.message : error).replace(/\u001b\[\d+m/g, '');
}
