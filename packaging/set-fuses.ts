import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setFuses } from './fuses.ts';

/** What electron-builder tells after it has laid the app folder out and before it signs it. */
type Packed = {
  readonly appOutDir: string;
  readonly electronPlatformName: string;
  readonly packager: { readonly executableName?: string; readonly appInfo: { readonly productFilename: string } };
};

/** Called by electron-builder (electron-builder.yml): sets the fuses, which have to come before a signature. */
export async function afterPack({ appOutDir, electronPlatformName, packager }: Packed): Promise<void> {
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
