import type { InlineConfig } from 'vite';

/** The main process: one CommonJS folder for Node 18 (the oldest runtime it runs on), every dependency inside. */
const config: InlineConfig = {
  configFile: false,
  publicDir: false,
  logLevel: 'warn',
  ssr: { noExternal: true, external: ['electron'], target: 'node' },
  build: {
    ssr: 'electron/main.ts',
    target: 'node18',
    outDir: 'out/main',
    emptyOutDir: true,
    minify: true,
    rolldownOptions: {
      output: { format: 'cjs', entryFileNames: 'main.cjs', chunkFileNames: '[name].cjs' },
    },
  },
};

export default config;
