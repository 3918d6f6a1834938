import { join } from 'node:path';

/** The clone these packages are made from. */
export const ROOT = join(import.meta.dirname, '..');
/** What is being put together, thrown away and made anew each time. */
export const WORK = join(ROOT, '.local', 'package');
/** What was made, for people to take away. */
export const DIST = join(ROOT, 'dist');

/** The parts of the built app, as folders of out/. */
export const PARTS = ['main', 'preload', 'renderer'] as const;
/** Where the build leaves what it put into each part, and under which licence (vite.*.config.ts). */
export const BUNDLED = join('.vite', 'licenses.json');
