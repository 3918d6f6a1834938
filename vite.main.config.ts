import { fileURLToPath } from 'node:url';
import type { InlineConfig } from 'vite';
import { bridgeNames } from './electron/ipc/bridge-names.ts';

/**
 * electron-store can check its file with ajv, given a JSON schema. Ours is read through zod, so that third of the bundle
 * would never run: it is left out, and the start is the quicker for it.
 */
const unused = fileURLToPath(new URL('./electron/no-json-schema.ts', import.meta.url));

/** The main process: one CommonJS folder for Node 18 (the oldest runtime it runs on), every dependency inside. */
const config: InlineConfig = {
  configFile: false,
  publicDir: false,
  logLevel: 'warn',
  define: { __CALLS__: JSON.stringify(bridgeNames()) },
  resolve: { alias: { 'ajv/dist/2020.js': unused, 'ajv-formats': unused } },
  ssr: { noExternal: true, external: ['electron'], target: 'node' },
  build: {
    ssr: 'electron/main.ts',
    target: 'node18',
    outDir: 'out/main',
    emptyOutDir: true,
    license: { fileName: '.vite/licenses.json' },
    minify: true,
    rolldownOptions: {
      output: { format: 'cjs', entryFileNames: 'main.cjs', chunkFileNames: '[name].cjs' },
    },
  },
};

export default config;
