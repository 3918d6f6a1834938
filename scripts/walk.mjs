import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { backendChild } from './stages/backend-child.mjs';
import { inLocal } from './stages/paths.mjs';
import { begin } from './stages/ready.mjs';
import { walk } from './stages/walk.mjs';

// The walk alone, on a backend with data of its own: scripts/test.mjs runs it beside the other suites.
const { values } = parseArgs({ options: { folder: { type: 'string' }, customers: { type: 'string', default: '300' } } });
const folder = values.folder ?? inLocal('walk-alone');

await begin(['app', 'browser'], async () => {
  const backend = await backendChild({
    DATA_FOLDER: join(folder, 'backend'),
    CUSTOMERS: values.customers,
    DATABASE_URL: '',
    DATABASE_OWNER_URL: '',
  });
  try {
    return await walk({ backend, as: 'phone.adviser', folder });
  } finally {
    await backend.stop();
  }
});
