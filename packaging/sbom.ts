import { createHash } from 'node:crypto';

export type Component = {
  readonly 'bom-ref': string;
  readonly type: string;
  readonly name: string;
  readonly version: string;
  readonly purl: string;
  readonly properties?: readonly { readonly name: string; readonly value: string }[];
  readonly licenses?: readonly { license?: { id?: string; name?: string }; expression?: string }[];
};
export type Bom = {
  readonly bomFormat: string;
  readonly specVersion: string;
  readonly serialNumber: string;
  readonly metadata: { readonly timestamp: string; readonly component: Component };
  readonly components: readonly Component[];
  readonly dependencies: readonly { ref: string; dependsOn?: readonly string[] }[];
};

export type Shipped = {
  readonly name: string;
  readonly description: string;
  /** The runtime the app is packed with. */
  readonly electron: string;
  /** Seconds since 1970, the day of the sources. */
  readonly day: number;
};

/**
 * npm's own CycloneDX document of all packages, without those of development alone (asked to omit them, npm 11 also leaves
 * out production packages that a development package needs too), and with what npm cannot know: the runtime that ships with the app,
 * the application's own name, and a number and time that follow from the content, so that the same sources give the same file.
 */
export function completeBom(fromNpm: Bom, { name, description, electron, day }: Shipped): Bom {
  const ours = fromNpm.metadata.component;
  const runtime = electronComponent(electron);
  const shipped = fromNpm.components.filter((component) => !isOfDevelopment(component));
  const refs = new Set([ours, ...shipped].map((component) => component['bom-ref']));
  const dependencies = fromNpm.dependencies
    .filter(({ ref }) => refs.has(ref))
    .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((each) => refs.has(each)) }));
  const bom = {
    ...fromNpm,
    serialNumber: '',
    metadata: {
      ...fromNpm.metadata,
      timestamp: new Date(day * 1000).toISOString(),
      component: { ...ours, type: 'application', name, description },
    },
    components: [...shipped, runtime],
    dependencies: [
      ...dependencies.map((entry) =>
        entry.ref === ours['bom-ref'] ? { ...entry, dependsOn: [...entry.dependsOn, runtime['bom-ref']] } : entry,
      ),
      { ref: runtime['bom-ref'], dependsOn: [] },
    ],
  };
  return { ...bom, serialNumber: `urn:uuid:${uuidOf(JSON.stringify(bom))}` };
}

const isOfDevelopment = ({ properties = [] }: Component): boolean =>
  properties.some(({ name, value }) => name === 'cdx:npm:package:development' && value === 'true');

/** A development dependency to npm, and half of what is shipped. */
function electronComponent(version: string): Component {
  return {
    'bom-ref': `electron@${version}`,
    type: 'framework',
    name: 'electron',
    version,
    purl: `pkg:github/electron/electron@v${version}`,
    licenses: [{ license: { id: 'MIT' } }],
  };
}

/** A UUID made of a hash (RFC 9562, version 8). */
function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  const variant = ((Number.parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(18, 20)}-${hex.slice(20, 32)}`;
}
