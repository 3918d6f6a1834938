import { win32 } from 'node:path';

/**
 * Where an administrator places the file: a folder that needs their rights to write to. On Windows it is beside the program's
 * own folder, under Program Files: an update empties the program's, and a person may set what `ProgramData` says.
 */
export function managedPath(platform: NodeJS.Platform, resourcesPath: string): string {
  if (platform === 'win32') return win32.join(resourcesPath, '..', '..', 'Adviser Desk Configuration', 'configuration.json');
  if (platform === 'darwin') return '/Library/Application Support/Adviser Desk/configuration.json';
  return '/etc/adviser-desk/configuration.json';
}
