import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { npm, run, tail } from '../scripts/stages/run.mjs';
import { patiently, trouble } from '../scripts/stages/say.mjs';
import { makeDebian } from './debian.ts';
import { bundled, licencesText, objections } from './licences.ts';
import { DIST, ROOT, WORK } from './places.ts';
import { type Bom, completeBom } from './sbom.ts';
import { about, stageApp } from './stage-app.ts';
import { bomFaults } from './validate-bom.ts';

/** Makes the packages for the system this runs on, from the built app. scripts/package.mjs starts it. */
const { values } = parseArgs({
  options: {
    electron: { type: 'string' },
    dist: { type: 'string' },
    trial: { type: 'boolean', default: false },
    day: { type: 'string' },
  },
});
const { electron, dist, trial } = values;
if (!electron || !dist || !values.day) throw new Error('Say which runtime, and of which day the sources are.');
const day = Number(values.day);
const project = about();

const PLATFORM = ({ win32: '--win', darwin: '--mac' } as Partial<Record<NodeJS.Platform, string>>)[process.platform] ?? '--linux';

async function writeLists(): Promise<void> {
  const entries = bundled();
  const wrong = objections(entries);
  if (wrong.length > 0) throw trouble(`The app cannot be passed on as it is:\n${wrong.join('\n')}`);
  const text = licencesText(entries, electron as string);
  for (const folder of [WORK, DIST]) writeFileSync(join(folder, 'THIRD-PARTY-LICENCES.txt'), text);

  const args = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'];
  const { code, stdout, stderr } = await npm(args);
  if (code !== 0) throw trouble(`npm could not list the packages:\n${tail(stderr)}`);
  const { name, description } = project;
  const bom = completeBom(JSON.parse(stdout) as Bom, { name, description, electron: electron as string, day });
  const written = `${JSON.stringify(bom, null, 2)}\n`;
  const faults = await bomFaults(written);
  if (faults.length > 0) throw trouble(`The list of packages is not valid CycloneDX:\n${faults.join('\n')}`);
  writeFileSync(join(DIST, 'sbom.cdx.json'), written);
}

async function buildFolder(): Promise<void> {
  const builder = join(ROOT, 'packaging', 'node_modules', 'electron-builder', 'cli.js');
  const config = ['--config', 'electron-builder.yml', `-c.electronDist=${dist}`, `-c.electronVersion=${electron}`];
  const { code, stdout, stderr } = await run(process.execPath, [builder, PLATFORM, ...config, '--publish', 'never'], {
    env: { SOURCE_DATE_EPOCH: String(day), NO_UPDATE_NOTIFIER: '1' },
  });
  writeFileSync(join(WORK, 'electron-builder.log'), stdout + stderr);
  if (code !== 0) throw trouble(`electron-builder could not make the app folder:\n${tail(stdout + stderr, 20)}`);
}

try {
  rmSync(DIST, { recursive: true, force: true });
  for (const folder of [WORK, DIST]) mkdirSync(folder, { recursive: true });
  stageApp(project);
  await patiently('Listing packages and licences', writeLists);
  await patiently('Laying the app folder out and setting the fuses', buildFolder);
  rmSync(join(DIST, 'builder-debug.yml'), { force: true });
  const made: Record<string, unknown> = { version: project.version, electron, trial, day };
  if (process.platform === 'linux') {
    const src = join(DIST, process.arch === 'x64' ? 'linux-unpacked' : `linux-${process.arch}-unpacked`);
    const deb = await patiently('Making the .deb', () => makeDebian({ about: project, src, dest: DIST, electron, trial, day }));
    Object.assign(made, { folder: relative(ROOT, src), deb: relative(ROOT, deb) });
  }
  writeFileSync(join(DIST, 'made.json'), `${JSON.stringify(made, null, 2)}\n`);
} catch (error) {
  const { plain, message, stack } = error as Error & { plain?: boolean };
  console.error(plain ? `\n${message}` : stack);
  process.exitCode = 1;
}
