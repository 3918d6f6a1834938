// Packed as the fallback runtime's default_app.asar: what a downloaded Electron does with `electron . --flags`.
const { existsSync, readFileSync, statSync } = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const { app } = require('electron');

function commandLine(words) {
  const preload = [];
  for (let place = 0; place < words.length; place += 1) {
    const word = words[place];
    if (word === '-r' || word === '--require') {
      place += 1;
      preload.push(words[place]);
    } else if (!word.startsWith('-')) return { preload, target: word };
  }
  return { preload, target: null };
}

function takeOver(folder) {
  const file = path.join(folder, 'package.json');
  if (!existsSync(file)) return;
  const about = JSON.parse(readFileSync(file, 'utf8'));
  if (about.version) app.setVersion(about.version);
  app.name = about.productName ?? about.name ?? app.name;
  app.setDesktopName?.(about.desktopName ?? `${app.name}.desktop`);
}

const { preload, target } = commandLine(process.argv.slice(1));
if (preload.length > 0) Module._preloadModules(preload);
if (target === null) {
  console.error('Say which application to run: electron FOLDER');
  app.exit(1);
} else {
  Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true });
  const place = path.resolve(target);
  const folder = statSync(place).isDirectory() ? place : path.dirname(place);
  takeOver(folder);
  app.setAppPath(folder);
  Module._load(Module._resolveFilename(place, null, true), Module, true);
}
