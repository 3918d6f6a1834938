import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** The text of createcluster.conf with `create_main_cluster` off and everything else as it was. */
export function withoutMainCluster(text) {
  const line = 'create_main_cluster = false';
  const set = /^[ \t]*#?[ \t]*create_main_cluster[ \t]*=.*$/m;
  if (set.test(text)) return text.replace(set, line);
  return `${text}${text === '' || text.endsWith('\n') ? '' : '\n'}${line}\n`;
}

/** Writes a file of /etc, folder included. */
export function writeConfig(file, text) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
