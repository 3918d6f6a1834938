/** Stands in for ajv in the bundle: see vite.main.config.ts. Whoever gives electron-store a schema is told at once. */
export class Ajv2020 {
  constructor() {
    throw new Error('Stored files are checked with zod, not with a JSON schema');
  }
}

// biome-ignore lint/style/noDefaultExport: the place it stands in has one
export default function addFormats(): void {}
