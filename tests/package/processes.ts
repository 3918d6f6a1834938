import { readFileSync } from 'node:fs';
import type { Packed } from './start-packed.ts';

/** The processes below a started app whose command line holds `words`, the eldest first; undefined while there is none. */
export function programs({ child }: Packed, words: string): number[] | undefined {
  const found = below(child.pid ?? 0).filter((pid) => commandOf(pid).split('\0').join(' ').includes(words));
  return found.length > 0 ? found : undefined;
}

/** A process's command line, its words ended by NUL; '' when it has gone. */
export function commandOf(pid: number): string {
  return fileOf(pid, 'cmdline');
}

/** One field of /proc/PID/status, as the kernel states it. */
export function stated(pid: number, field: string): string | undefined {
  return new RegExp(`^${field}:\\s*(\\S+)`, 'm').exec(fileOf(pid, 'status'))?.[1];
}

function below(pid: number): number[] {
  const children = fileOf(pid, `task/${pid}/children`).trim().split(' ').filter(Boolean).map(Number);
  return [pid, ...children.flatMap(below)];
}

function fileOf(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return '';
  }
}
