import { join } from 'node:path';
import { Installer } from 'electron-installer-debian';
import { addDocuments, settle, writeSums } from './debian-contents.ts';
import { ROOT } from './places.ts';
import type { About } from './stage-app.ts';

export type DebianParts = {
  readonly about: About;
  /** The unpacked app folder. */
  readonly src: string;
  /** Where the .deb goes. */
  readonly dest: string;
  readonly electron: string;
  /** Whether the runtime is the one for development and tests: the package then says so in its version and description. */
  readonly trial: boolean;
  /** Seconds since 1970, given to every file. */
  readonly day: number;
};

const MAINTAINER = 'The Adviser Desk contributors <maintainers@adviser-desk.example>';
const SIZES = [16, 24, 32, 48, 64, 128, 256, 512];
const ARCHITECTURES: Partial<Record<NodeJS.Architecture, string>> = { x64: 'amd64', arm64: 'arm64' };

/** The installer's package with what Debian's rules ask for besides, and the same bytes from the same sources. */
class Package extends Installer {
  readonly #day: number;

  constructor(options: Record<string, unknown>, day: number) {
    super(options);
    this.#day = day;
  }

  override async createContents(): Promise<void> {
    await super.createContents();
    const { name, version } = this.options;
    addDocuments(this.stagingDir, { name, version, maintainer: MAINTAINER, day: this.#day });
    settle(this.stagingDir, this.#day);
    writeSums(this.stagingDir);
    settle(this.stagingDir, this.#day);
  }
}

/** Makes the .deb of an app folder. Answers its path. */
export async function makeDebian(parts: DebianParts): Promise<string> {
  process.umask(0o022);
  process.env.SOURCE_DATE_EPOCH = String(parts.day);
  const installer = new Package(options(parts), parts.day);
  await installer.generateDefaults();
  installer.generateOptions();
  await installer.createStagingDir();
  await installer.createContents();
  await installer.createPackage();
  await installer.movePackage();
  const [path] = installer.options.packagePaths;
  if (!path) throw new Error('The .deb was not made.');
  return path;
}

function options({ about, src, dest, electron, trial }: DebianParts): Record<string, unknown> {
  const { name, productName, version } = about;
  return {
    src,
    dest,
    name,
    productName,
    genericName: 'Careers adviser desk',
    description: trial ? `trial on Electron ${electron}, not for users` : 'Find a customer, record consent, see requests through',
    productDescription: `${about.description}\n\nAn administrator names the service in /etc/adviser-desk/configuration.json.`,
    // A tilde sorts before the release itself, so that any real package replaces a trial.
    version: trial ? `${version}~electron${electron}` : version,
    arch: ARCHITECTURES[process.arch] ?? process.arch,
    bin: name,
    maintainer: MAINTAINER,
    section: 'misc',
    categories: ['Office'],
    // The program is linked against these; the installer's own list leaves them out or only recommends them.
    depends: ['libc6', 'libasound2t64 | libasound2', 'libcups2t64 | libcups2', 'libatk-bridge2.0-0t64 | libatk-bridge2.0-0'],
    recommends: ['gnome-keyring | kwalletmanager'],
    icon: {
      ...Object.fromEntries(SIZES.map((size) => [`${size}x${size}`, join(ROOT, 'packaging', 'icons', `${size}x${size}.png`)])),
      scalable: join(ROOT, 'packaging', 'icons', 'adviser-desk.svg'),
    },
    desktopTemplate: join(ROOT, 'packaging', 'debian', 'adviser-desk.desktop.ejs'),
    compression: 'zstd',
    logger: () => undefined,
    rename: (folder: string) => join(folder, '<%= name %>_<%= version %>_<%= arch %>.deb'),
  };
}
