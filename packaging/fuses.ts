import { FuseState, FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from '@electron/fuses';

/**
 * What each fuse of an installed app is, by name (electronjs.org/docs/latest/tutorial/fuses). Each is set, never left
 * as it came.
 */
export const FUSES = {
  /** ELECTRON_RUN_AS_NODE would make the signed program run anybody's script. */
  RunAsNode: false,
  EnableCookieEncryption: true,
  /** NODE_OPTIONS and NODE_EXTRA_CA_CERTS. */
  EnableNodeOptionsEnvironmentVariable: false,
  /** --inspect, --inspect-brk and SIGUSR1 would open a debugger on the main process, where the keys are. */
  EnableNodeCliInspectArguments: false,
  /** Held by macOS and Windows; on Linux Electron has nothing to hold it with, see docs/security.md. */
  EnableEmbeddedAsarIntegrityValidation: true,
  /** Otherwise a folder resources/app beside the archive would be run in its place. */
  OnlyLoadAppFromAsar: true,
  /** There is no snapshot of ours to load. */
  LoadBrowserProcessSpecificV8Snapshot: false,
  /** Nothing of ours is a file: page. */
  GrantFileProtocolExtraPrivileges: false,
  /** Bounds of WebAssembly's memory by the processor, Chromium's own default. */
  WasmTrapHandlers: true,
} as const satisfies Record<keyof typeof FuseV1Options, boolean>;

export type FuseName = keyof typeof FUSES;

const byPlace = (): [number, FuseName][] =>
  (Object.keys(FUSES) as FuseName[]).map((name): [number, FuseName] => [FuseV1Options[name], name]).sort(([a], [b]) => a - b);

/**
 * Sets every fuse on the program's own wire (older runtimes have a shorter one). A fuse on the wire without a value here
 * is an error: a newer runtime brought one that nobody has decided about. Answers how many were set.
 */
export async function setFuses(program: string): Promise<number> {
  const length = await wireLength(program);
  const values = Object.fromEntries(byPlace().flatMap(([place, name]) => (place < length ? [[place, FUSES[name]]] : [])));
  type Config = Parameters<typeof flipFuses>[1];
  await flipFuses(program, { version: FuseVersion.V1, strictlyRequireAllFuses: true, ...values } as Config);
  return length;
}

/** Reads the wire of a program back, every fuse by its name; one without a name here by its place. */
export async function readFuses(program: string): Promise<Record<string, 'on' | 'off' | 'removed' | 'unset'>> {
  const wire = await placesOf(program);
  const names = new Map(byPlace());
  return Object.fromEntries(wire.map(([place, state]) => [names.get(place) ?? `fuse ${place}`, said(state)]));
}

const wireLength = async (program: string): Promise<number> => (await placesOf(program)).length;

async function placesOf(program: string): Promise<[number, number][]> {
  const wire = await getCurrentFuseWire(program);
  return Object.entries(wire)
    .filter(([place]) => /^\d+$/.test(place))
    .map(([place, state]) => [Number(place), Number(state)]);
}

function said(state: number): 'on' | 'off' | 'removed' | 'unset' {
  if (state === FuseState.ENABLE) return 'on';
  if (state === FuseState.DISABLE) return 'off';
  return state === FuseState.REMOVED ? 'removed' : 'unset';
}
