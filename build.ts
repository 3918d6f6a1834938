import { build } from 'vite';
import main from './vite.main.config.ts';
import preload from './vite.preload.config.ts';
import renderer from './vite.renderer.config.ts';

// The three parts of the app, into out/. A failure ends with exit code 1.
const began = performance.now();
await Promise.all([main, preload, renderer].map((config) => build(config)));
console.info(`Built in ${((performance.now() - began) / 1000).toFixed(1)} s`);
