import type Provider from 'oidc-provider';
import { errors, type KoaContextWithOIDC } from 'oidc-provider';
import type { Caller } from '../caller.ts';
import { failurePage } from './pages.ts';
import { readForm } from './read-form.ts';
import { signInPage } from './sign-in-page.ts';

type Next = () => Promise<unknown>;

/** The provider's own page at `/sign-in/…`: shows it, and takes the answer. Everything else goes on to oidc-provider. */
export function signInRoutes(provider: Provider, people: readonly Caller[]) {
  return async (ctx: KoaContextWithOIDC, next: Next): Promise<void> => {
    const uid = /^\/sign-in\/([\w-]{1,64})$/.exec(ctx.path)?.[1];
    if (uid === undefined) return void (await next());
    const asked = await provider.interactionDetails(ctx.req, ctx.res).catch(overAlready);
    if (asked?.uid !== uid) {
      ctx.status = 400;
      failurePage(ctx);
    } else if (ctx.method === 'GET') {
      const { login_hint: hint } = asked.params;
      signInPage(ctx, people, typeof hint === 'string' ? hint : undefined);
    } else if (ctx.method === 'POST') {
      await takeAnswer(provider, people, ctx);
    } else ctx.status = 405;
  };
}

async function takeAnswer(provider: Provider, people: readonly Caller[], ctx: KoaContextWithOIDC): Promise<void> {
  const form = await readForm(ctx.req);
  const person = people.find(({ sub }) => sub === form?.get('as'));
  if (!person && !form?.has('refuse')) {
    ctx.status = 400;
    failurePage(ctx);
    return;
  }
  const result = person
    ? { login: { accountId: person.sub, amr: ['user'] }, consent: {} }
    : { error: 'access_denied', error_description: 'Nobody signed in' };
  const back = await provider.interactionResult(ctx.req, ctx.res, result, { mergeWithLastSubmission: false });
  ctx.status = 303;
  ctx.redirect(back);
}

function overAlready(error: unknown): null {
  if (error instanceof errors.SessionNotFound) return null;
  throw error;
}
