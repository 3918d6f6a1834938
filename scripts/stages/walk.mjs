import { follow } from './children.mjs';
import { hasDisplay, virtualDisplay } from './display.mjs';
import { inLocal, inRoot } from './paths.mjs';

/**
 * Signs in as `as` and walks the main job once through the user interface, on a virtual display where there is none; or, as `what` says,
 * practises. Screenshots and, of the main job, `walk.json` are left in `folder` (default `.local/walk`). Answers the exit code.
 */
export async function walk({ backend, as, folder = inLocal('walk'), what = 'walk' }) {
  const end = hasDisplay() ? async () => {} : await virtualDisplay();
  try {
    return await follow(process.execPath, [inRoot('tests', 'walk', `${what}.ts`)], {
      ...process.env,
      WALK_SERVER: backend.url,
      WALK_ISSUER: backend.issuer,
      WALK_AS: as,
      WALK_FOLDER: folder,
    });
  } finally {
    await end();
  }
}
