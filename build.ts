import { build } from 'vite';
import main from './vite.main.config.ts';
import preload from './vite.preload.config.ts';
import renderer from './vite.renderer.config.ts';

// The three parts of the app, into out/. A failure says what it was and ends with exit code 1.
const began = performance.now();
const parts = await Promise.allSettled([main, preload, renderer].map((config) => build(config)));
for (const part of parts) {
  if (part.status === 'fulfilled') continue;
  console.error(part.reason instanceof Error ? part.reason.message : part.reason);
  process.exitCode = 1;
}
if (!process.exitCode) console.info(`Built in ${((performance.now() - began) / 1000).toFixed(1)} s`);
