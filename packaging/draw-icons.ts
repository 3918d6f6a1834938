import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';

/**
 * Draws every size of the icon anew from icons/adviser-desk.svg, and the two files that Windows and macOS want. Run by hand
 * when the drawing changes: `node packaging/draw-icons.ts`, with CHROMIUM naming the browser to draw with.
 */
const FOLDER = join(import.meta.dirname, 'icons');
const SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
const IN_ICO = [16, 24, 32, 48, 64, 128, 256];
/** What macOS calls a PNG of each size (Apple Icon Image format). */
const IN_ICNS: readonly [string, number][] = [
  ['icp4', 16],
  ['icp5', 32],
  ['icp6', 64],
  ['ic07', 128],
  ['ic08', 256],
  ['ic09', 512],
  ['ic10', 1024],
];

async function draw(): Promise<Map<number, Buffer>> {
  const profile = mkdtempSync(join(tmpdir(), 'icons-'));
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', chromiumSandbox: false });
  try {
    const page = await browser.newPage();
    const svg = readFileSync(join(FOLDER, 'adviser-desk.svg'), 'utf8');
    const drawn = new Map<number, Buffer>();
    for (const size of SIZES) {
      await page.setViewportSize({ width: size, height: size });
      await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
      drawn.set(size, await page.screenshot({ omitBackground: true }));
    }
    return drawn;
  } finally {
    await browser.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

/** An .ico: a directory of sizes, then the PNGs. A side of 256 is written as 0. */
function ico(images: readonly (readonly [number, Buffer])[]): Buffer {
  const head = Buffer.alloc(6 + 16 * images.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(images.length, 4);
  let offset = head.length;
  images.forEach(([size, png], place) => {
    const at = 6 + 16 * place;
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(png.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += png.length;
  });
  return Buffer.concat([head, ...images.map(([, png]) => png)]);
}

/** An .icns: a name, the whole length, then each image with its own name and length. */
function icns(images: readonly (readonly [string, Buffer])[]): Buffer {
  const parts = images.flatMap(([kind, png]) => [labelled(kind, png.length), png]);
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  return Buffer.concat([labelled('icns', length), ...parts]);
}

function labelled(kind: string, length: number): Buffer {
  const head = Buffer.alloc(8);
  head.write(kind, 'latin1');
  head.writeUInt32BE(length + 8, 4);
  return head;
}

const drawn = await draw();
const of = (size: number): Buffer => drawn.get(size) ?? Buffer.alloc(0);
for (const [size, png] of drawn) writeFileSync(join(FOLDER, `${size}x${size}.png`), png);
writeFileSync(join(FOLDER, 'adviser-desk.ico'), ico(IN_ICO.map((size) => [size, of(size)])));
writeFileSync(join(FOLDER, 'adviser-desk.icns'), icns(IN_ICNS.map(([kind, size]) => [kind, of(size)])));
