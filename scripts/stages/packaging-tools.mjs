import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { withLock } from './lock.mjs';
import { inLocal, inRoot } from './paths.mjs';
import { firstLines, npm } from './run.mjs';
import { patiently, trouble } from './say.mjs';
import { stamped } from './stamped.mjs';

const inPackaging = (...parts) => inRoot('packaging', ...parts);

/** Installs what makes packages (100 MB that nobody else needs) when the lock file is not the one it was installed from. */
export async function packagingTools() {
  const value = () =>
    createHash('sha256')
      .update(readFileSync(inPackaging('package-lock.json')))
      .digest('hex');
  await withLock(inLocal('locks', 'packaging.lock'), 'installing the packaging tools', () =>
    stamped(inPackaging('node_modules', '.adviser-desk-stamp'), value(), async () => {
      const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
      const install = () => npm(args, { cwd: inPackaging() });
      const { code, stdout, stderr } = await patiently('Installing the packaging tools (100 MB)', install);
      if (code !== 0) throw trouble(`npm could not install the packaging tools:\n${firstLines(stderr || stdout)}`);
    }),
  );
}
