// What we use of packages that are installed in this folder only, or that bring no types.
declare module 'spdx-satisfies' {
  const satisfies: (expression: string, approved: readonly string[]) => boolean;
  export = satisfies;
}

declare module 'electron-installer-debian' {
  export class Installer {
    constructor(options: Record<string, unknown>);
    options: { name: string; version: string; packagePaths: string[] };
    stagingDir: string;
    readonly contentFunctions: string[];
    generateDefaults(): Promise<unknown>;
    generateOptions(): unknown;
    createStagingDir(): Promise<void>;
    createContents(): Promise<void>;
    createPackage(): Promise<void>;
    movePackage(): Promise<void>;
  }
}

declare module '@cyclonedx/cyclonedx-library' {
  export namespace Spec {
    type Version = '1.5' | '1.6';
  }
  export namespace Validation {
    class JsonStrictValidator {
      constructor(version: Spec.Version);
      validate(text: string): Promise<unknown>;
    }
  }
}
