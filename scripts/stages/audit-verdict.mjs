import { tail } from './run.mjs';

/**
 * What `npm audit --json` comes to. A finding is answered when a decision names its advisory. Answers `{ code, lines }`:
 * 0 nothing open, 1 something open, 2 the registry did not answer the question (some have no audit).
 * @param {string} stdout
 * @param {string} stderr
 * @param {readonly { name: string, text: string }[]} decisions
 */
export function verdict(stdout, stderr, decisions) {
  const report = parsed(stdout);
  if (!report?.vulnerabilities || !report.metadata) {
    const reason = report?.message ?? report?.error?.summary ?? tail(stderr, 3);
    return {
      code: 2,
      lines: ['The registry did not say whether a weakness is known; nothing is known either way.', `  ${reason || 'no answer'}`],
    };
  }
  const findings = findingsIn(report.vulnerabilities).map((finding) => ({
    ...finding,
    decision: answerTo(finding.id, decisions),
  }));
  const lines = findings.map(({ id, package: name, severity, title, decision }) => {
    return `${decision ? `answered in ${decision}` : 'OPEN'}: ${id} in ${name}, ${severity}: ${title}`;
  });
  const open = findings.filter(({ decision }) => !decision).length;
  const checked = `${report.metadata.dependencies?.prod ?? 'All'} production packages asked about: ${findings.length} weaknesses known, ${open} open.`;
  return { code: open > 0 ? 1 : 0, lines: [...lines, checked] };
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Each advisory once; entries that only point at another package say nothing of their own. */
function findingsIn(vulnerabilities) {
  const all = Object.values(vulnerabilities).flatMap(({ via }) => via.filter((cause) => typeof cause === 'object'));
  const byId = new Map(all.map((cause) => [idOf(cause), cause]));
  return [...byId].map(([id, { name, severity, title }]) => ({ id, package: name, severity, title }));
}

const idOf = ({ url = '', source }) => /GHSA-[\w-]+/.exec(url)?.[0] ?? String(source);

const answerTo = (id, decisions) => decisions.find(({ text }) => text.includes(id))?.name;
