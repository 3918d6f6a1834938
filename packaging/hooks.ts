import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setFuses } from './fuses.ts';

/** What electron-builder tells after it has laid the app folder out and before it signs it. */
type Packed = {
  readonly appOutDir: string;
  readonly electronPlatformName: string;
  readonly packager: { readonly executableName?: string; readonly appInfo: { readonly productFilename: string } };
};

/**
 * electron-builder.yml names both. The app is bundled: told nothing, electron-builder would look for packages upwards
 * from the staged app, find the clone's, and pack all of them.
 */
export function beforeBuild(): false {
  return false;
}

/** Takes out what only serves an app that is not packed, and sets the fuses, which has to come before a signature. */
export async function afterPack({ appOutDir, electronPlatformName, packager }: Packed): Promise<void> {
  const resources =
    electronPlatformName === 'darwin' ? `${packager.appInfo.productFilename}.app/Contents/Resources` : 'resources';
  rmSync(join(appOutDir, resources, 'default_app.asar'), { force: true });
  const count = await setFuses(programIn(appOutDir, electronPlatformName, packager));
  console.info(`  • set ${count} fuses`);
}

function programIn(folder: string, platform: string, { executableName, appInfo }: Packed['packager']): string {
  const name = appInfo.productFilename;
  if (platform === 'darwin') return join(folder, `${name}.app`);
  const wanted = platform === 'win32' ? `${name}.exe` : (executableName ?? name);
  const found = readdirSync(folder).find((entry) => entry === wanted);
  if (!found) throw new Error(`There is no ${wanted} in ${folder}.`);
  return join(folder, found);
}
