/**
 * An asar archive of a few small files (name → text): a Chromium pickle with the length of the header, the header
 * as JSON (name, size, offset), then the files end to end. Format: github.com/electron/asar.
 */
export function asar(files) {
  let offset = 0;
  const parts = Object.entries(files).map(([name, text]) => {
    const body = Buffer.from(text);
    const entry = { size: body.length, offset: String(offset) };
    offset += body.length;
    return { name, entry, body };
  });
  const json = Buffer.from(JSON.stringify({ files: Object.fromEntries(parts.map(({ name, entry }) => [name, entry])) }));
  const padded = Math.ceil(json.length / 4) * 4;
  const head = Buffer.alloc(16 + padded);
  head.writeUInt32LE(4, 0);
  head.writeUInt32LE(8 + padded, 4);
  head.writeUInt32LE(4 + padded, 8);
  head.writeUInt32LE(json.length, 12);
  json.copy(head, 16);
  return Buffer.concat([head, ...parts.map(({ body }) => body)]);
}
