import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { localPeople } from '../../backend/identity/local.ts';
import { tokenAt } from '../../backend/identity/provider/token-for.ts';
import { launchApp, runtime } from '../support/app.ts';
import { openBrowser } from '../support/browser.ts';
import { central } from './central.ts';
import { choosePerson } from './person.ts';
import { STEPS, type Walk } from './steps.ts';

// A sign-in and the main job once through the user interface. WALK_SERVER, WALK_ISSUER, WALK_AS: the backend, where to
// sign in and who walks; WALK_FOLDER: where the screenshots and walk.json go. Ends with 0, or with 1 naming the step that
// failed.
const { WALK_SERVER = '', WALK_ISSUER = '', WALK_AS = 'phone.adviser', WALK_FOLDER = '.local/walk' } = process.env;
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
  const name = localPeople.find(({ sub }) => sub === WALK_AS)?.name;
  if (!name) throw new Error(`at choose-person: nobody is called ${WALK_AS}`);
  const at = (step: string) => (error: unknown) => named(step, error);
  // The walk's own look at the central service, before and after: not the app's.
  const ask = central(WALK_SERVER, await tokenAt(WALK_ISSUER, WALK_AS).catch(at('choose-person')));
  const person = await choosePerson(ask).catch(at('choose-person'));
  const browser = await openBrowser().catch(at('open'));
  const env = { ADVISER_DESK_LOGIN_HINT: WALK_AS };
  const { app, page, opened, close } = await launchApp({ server: WALK_SERVER, issuer: WALK_ISSUER, env }).catch(at('open'));
  try {
    const seen = await browser.newPage();
    const shoot = async (what: string) => void (await seen.screenshot({ path: picture(what), fullPage: true }));
    const walking: Walk = {
      ...{ app, page, opened, browser: seen, issuer: WALK_ISSUER, name, shoot },
      ...{ person, ask, receivedAt: { value: null } },
    };
    for (const step of STEPS) await take(step, walking);
    return { ok: true as const, customer: person.customerId, receivedAt: walking.receivedAt.value };
  } finally {
    await close();
    await browser.close();
  }
}

async function take(step: (typeof STEPS)[number], walking: Walk): Promise<void> {
  const began = performance.now();
  await step.take(walking).catch(async (error: unknown) => {
    for (const [what, page] of [[step.name, walking.page] as const, [`${step.name}-browser`, walking.browser] as const])
      await page.screenshot({ path: join(WALK_FOLDER, `failed-${what}.png`) }).catch(() => undefined);
    named(step.name, error);
  });
  await walking.page.screenshot({ path: picture(step.name) });
  steps.push(step.name);
  say(`  ${step.name}, ${((performance.now() - began) / 1000).toFixed(1)} s`);
}

/** Pictures are numbered by the step they belong to. */
function picture(what: string): string {
  return join(WALK_FOLDER, `${steps.length + 1}-${what}.png`);
}

/** Says at which step an error came. */
function named(step: string, error: unknown): never {
  throw new Error(`at ${step}: ${words(error)}`);
}

function words(error: unknown): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: Playwright colours its messages
  return String(error instanceof Error ? error.message : error).replace(/\u001b\[\d+m/g, '');
}
