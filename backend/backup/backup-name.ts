/** What is backed up: a server's database by PostgreSQL's own tools, or the files of the embedded one. */
export type BackupKind = 'server' | 'embedded';

const ENDING: Record<BackupKind, string> = { server: 'dump', embedded: 'tar.gz' };
const NAME = /^adviser-desk-(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})Z\.(dump|tar\.gz)$/;
/** What a run that was killed has left of one. */
const PART = /^adviser-desk-[\dTZ-]+\.(dump|tar\.gz)\.\d+\.part$/;
const DAY = 86_400_000;

/** The name of a back-up that begins at an instant. */
export function backupName(kind: BackupKind, at: Date): string {
  return `adviser-desk-${at.toISOString().slice(0, 19).replaceAll(':', '-')}Z.${ENDING[kind]}`;
}

/** When the back-up of that name began; null for a name that is none of ours. */
export function begunAt(name: string): Date | null {
  const [, day, hours, minutes, seconds] = NAME.exec(name) ?? [];
  const at = new Date(`${day}T${hours}:${minutes}:${seconds}Z`);
  return Number.isNaN(at.getTime()) ? null : at;
}

/** The back-ups among these names that are kept no longer; a name that is none of ours never is one. */
export function pastBackups(names: readonly string[], now: Date, days: number): readonly string[] {
  return names.filter((name) => {
    const at = begunAt(name);
    return at !== null && now.getTime() - at.getTime() > days * DAY;
  });
}

export const isPart = (name: string): boolean => PART.test(name);

/** Which kind a file is by its first bytes, whatever its name; null for neither. */
export function kindOf(head: Buffer): BackupKind | null {
  if (head.subarray(0, 5).toString('latin1') === 'PGDMP') return 'server';
  return head[0] === 0x1f && head[1] === 0x8b ? 'embedded' : null;
}
