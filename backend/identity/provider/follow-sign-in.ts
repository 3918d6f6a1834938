import { type CookieJar, cookieJar } from './cookie-jar.ts';

const STEPS = 20;

/**
 * Goes through a sign-in (or a sign-out) as a browser would, over plain HTTP: from `url` through redirects and the
 * provider's own forms, answering the page as the person named `as` (null refuses). Answers the address outside the
 * provider that it is sent to at the end, or null where the way ends on a page. Throws for an answer of 400 and up, naming
 * its status alone.
 */
export async function followSignIn(url: string, as: string | null, jar: CookieJar = cookieJar()): Promise<string | null> {
  const { origin } = new URL(url);
  let next: { address: string; form?: URLSearchParams } = { address: url };
  for (let step = 0; step < STEPS; step++) {
    if (new URL(next.address).origin !== origin) return next.address;
    const answer: Response = await fetch(next.address, {
      method: next.form ? 'POST' : 'GET',
      body: next.form,
      headers: { cookie: jar.header(next.address), accept: 'text/html' },
      redirect: 'manual',
      signal: AbortSignal.timeout(15_000),
    });
    jar.keep(answer.headers.getSetCookie());
    const page = await answer.text();
    if (answer.status >= 400) throw new Error(`The sign-in was refused with ${answer.status}`);
    const location = answer.headers.get('location');
    const form = location === null ? formOf(page, as) : null;
    if (location === null && form === null) return null;
    next = form
      ? { address: new URL(form.action, next.address).href, form: form.fields }
      : { address: new URL(location ?? '', next.address).href };
  }
  throw new Error('The sign-in goes round in circles');
}

// The provider's own pages only: their attributes are quoted and in this order.
function formOf(page: string, as: string | null): { action: string; fields: URLSearchParams } | null {
  const form = /<form[^>]*method="post"[^>]*>/.exec(page)?.[0];
  if (form === undefined) return null;
  const fields = new URLSearchParams();
  for (const [, name = '', value = ''] of page.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g))
    fields.set(name, value);
  if (page.includes('name="logout"')) fields.set('logout', 'yes');
  if (page.includes('name="as"')) fields.set(as === null ? 'refuse' : 'as', as ?? 'yes');
  return { action: /action="([^"]*)"/.exec(form)?.[1] ?? '', fields };
}
