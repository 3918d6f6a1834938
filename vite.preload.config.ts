import type { InlineConfig } from 'vite';
import { bridgeNames } from './electron/ipc/bridge-names.ts';

/** The preload: one CommonJS file that requires nothing but electron (a sandboxed preload can do no more). */
const config: InlineConfig = {
  configFile: false,
  publicDir: false,
  logLevel: 'warn',
  define: { __CALLS__: JSON.stringify(bridgeNames()) },
  ssr: { external: ['electron'], target: 'node' },
  build: {
    ssr: 'electron/preload.ts',
    target: 'node18',
    outDir: 'out/preload',
    emptyOutDir: true,
    license: { fileName: '.vite/licenses.json' },
    minify: true,
    rolldownOptions: { output: { format: 'cjs', entryFileNames: 'preload.cjs' } },
  },
};

export default config;
