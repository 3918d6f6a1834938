import { join } from 'node:path';

/** Where an administrator places the file: folders that need their rights to write to. */
export function managedPath(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string {
  if (platform === 'win32') return join(env.ProgramData ?? 'C:\\ProgramData', 'Adviser Desk', 'configuration.json');
  if (platform === 'darwin') return '/Library/Application Support/Adviser Desk/configuration.json';
  return '/etc/adviser-desk/configuration.json';
}
