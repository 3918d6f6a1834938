import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { kept } from './children.mjs';
import { projectEnv, root } from './paths.mjs';

/**
 * Runs a program to its end. `show` sends what it prints to stderr as it comes; else it is kept and answered.
 * Answers `{ code, stdout, stderr }`; a signal counts as code 1, a program that is not there as 127.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string, show?: boolean, timeout?: number, shell?: boolean }} [options] timeout in ms
 * @returns {Promise<{ code: number, stdout: string, stderr: string }>}
 */
export function run(command, args, { env, cwd = root, show = false, timeout, shell = false } = {}) {
  return new Promise((resolve) => {
    const child = kept(
      spawn(command, args, {
        cwd,
        env: projectEnv(env),
        timeout,
        shell,
        stdio: ['ignore', show ? 2 : 'pipe', show ? 2 : 'pipe'],
        windowsHide: true,
      }),
    );
    let stdout = '';
    let stderr = '';
    child.stdout?.on('data', (chunk) => {
      stdout += chunk;
    });
    child.stderr?.on('data', (chunk) => {
      stderr += chunk;
    });
    child.on('error', (error) => resolve({ code: 127, stdout, stderr: stderr + error.message }));
    child.on('close', (code) => resolve({ code: code ?? 1, stdout, stderr }));
  });
}

/**
 * Runs npm: the one that started us where there is one, on the Node it runs on itself.
 * @param {readonly string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 */
export function npm(args, options) {
  const cli = process.env.npm_execpath;
  if (cli && existsSync(cli) && /\.c?js$/.test(cli)) {
    const given = process.env.npm_node_execpath;
    const node = given && existsSync(given) ? given : process.execPath;
    return run(node, [cli, ...args], options);
  }
  return run('npm', args, { ...options, shell: process.platform === 'win32' });
}

/** The last lines of what a program printed, for an error message. */
export function tail(text, lines = 8) {
  return text.trim().split('\n').slice(-lines).join('\n');
}

/** The first lines of it, for programs that end their complaint with a page of help. */
export function firstLines(text, lines = 12) {
  return text.trim().split('\n').slice(0, lines).join('\n');
}
