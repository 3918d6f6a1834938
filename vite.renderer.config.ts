import react from '@vitejs/plugin-react';
import type { InlineConfig } from 'vite';
import { NONCE_PLACE } from './electron/window/policy.ts';

/** The page, for Chrome 114 (the oldest runtime it runs on); nothing inline, so that the policy holds. */
const config: InlineConfig = {
  configFile: false,
  root: 'renderer',
  base: '/',
  publicDir: false,
  logLevel: 'warn',
  plugins: [react()],
  html: { cspNonce: NONCE_PLACE },
  build: {
    target: 'chrome114',
    outDir: '../out/renderer',
    emptyOutDir: true,
    license: { fileName: '.vite/licenses.json' },
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 2000,
    rolldownOptions: {
      output: {
        // One file for all that the first screen needs: shared pieces would otherwise be a dozen requests before it paints.
        codeSplitting: { groups: [{ name: 'start', tags: ['$initial'] }] },
      },
    },
  },
};

export default config;
