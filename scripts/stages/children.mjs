import { spawn } from 'node:child_process';
import { claimed } from './signals.mjs';

/** Children this command started and must not leave behind, whatever ends it. */
const alive = new Set();

process.on('exit', () => {
  for (const child of alive) kill(child, 'SIGTERM');
});

/** Remembers a child until it ends; answers the child. */
export function kept(child) {
  alive.add(child);
  child.once('exit', () => alive.delete(child));
  return child;
}

/** Asks a child to stop (SIGTERM) and waits; after `patience` ms it is ended. Answers its exit code, null if it was ended. */
export async function stopped(child, patience = 10_000) {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  kill(child, 'SIGTERM');
  const late = setTimeout(() => kill(child, 'SIGKILL'), patience);
  const code = await ended;
  clearTimeout(late);
  return code;
}

function kill(child, signal) {
  try {
    child.kill(signal);
  } catch {
    // It ended by itself.
  }
}

/**
 * Runs a program in this one's place: same terminal, same environment, a stop is passed on. Answers its exit code.
 */
export async function follow(program, args, env = process.env) {
  const child = kept(spawn(program, args, { stdio: 'inherit', env }));
  const ended = new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? (signal ? 1 : 0)));
  });
  // Ctrl+C reaches the child by itself: both belong to the terminal's group.
  const release = claimed((signal) => signal !== 'SIGINT' && kill(child, signal));
  try {
    return await ended;
  } finally {
    release();
  }
}
