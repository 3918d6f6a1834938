import { defineConfig } from 'vite';
import { SHELL_CALLS } from './shared/desk.ts';
import { operations } from './shared/operations.ts';

/** The names the bridge is made of: area → names. */
export function bridgeNames(): Record<string, readonly string[]> {
  const areas = Object.entries(operations).map(([area, rows]) => [area, Object.keys(rows)]);
  return Object.fromEntries([...areas, ['shell', SHELL_CALLS]]);
}

/** The preload: one CommonJS file that requires nothing but electron (a sandboxed preload can do no more). */
export default defineConfig({
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
    minify: true,
    rolldownOptions: { output: { format: 'cjs', entryFileNames: 'preload.cjs' } },
  },
});
