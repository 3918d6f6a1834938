import { organisationName } from '../../../shared/codes/organisations.ts';
import type { Caller } from '../caller.ts';
import { escapeHtml, showPage } from './layout.ts';

/**
 * The page on which somebody says who they are: a button for each adviser and supervisor, `expected` first and in focus,
 * and one to refuse. Nothing of the request stands in it.
 */
export function signInPage(ctx: { type: string; body: unknown }, people: readonly Caller[], expected: string | undefined): void {
  const offered = people.filter(({ roles }) => roles.includes('adviser') || roles.includes('supervisor'));
  const first = offered.find(({ sub }) => sub === expected);
  const rest = offered.filter((person) => person !== first);
  showPage(ctx, {
    title: 'Sign in to Adviser Desk',
    body: `
      <p class="local"><strong>Local mode: anybody at this computer may be anybody here.</strong>
        No password is asked. Everybody on this page is made up.</p>
      <form method="post">
        ${first ? `<h2>Adviser Desk expects</h2><div class="choices">${choice(first, true)}</div><h2>Or somebody else</h2>` : '<h2>Who are you?</h2>'}
        <div class="choices">
          ${rest.map((person) => choice(person, false)).join('\n')}
        </div>
        <h2>Or nobody</h2>
        <div class="choices"><button class="choice" name="refuse" value="yes"><b>Refuse</b><span>Adviser Desk is told that nobody signs in</span></button></div>
      </form>`,
  });
}

function choice({ sub, name, roles, touchpoint }: Caller, first: boolean): string {
  const place = [roles.join(' and '), organisationName(touchpoint) ?? touchpoint, sub].map(escapeHtml).join(', ');
  return `<button class="choice${first ? ' first' : ''}" name="as" value="${escapeHtml(sub)}"${first ? ' autofocus' : ''}><b>${escapeHtml(name)}</b><span>${place}</span></button>`;
}
