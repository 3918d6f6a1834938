import type { KoaContextWithOIDC } from 'oidc-provider';
import { SUBMIT_AT_ONCE, showPage } from './layout.ts';

/** Where somebody is asked whether to sign out; the desk that named its own session by an id token is taken at its word. */
export function signOutPage(ctx: KoaContextWithOIDC, form: string): void {
  const hinted = ctx.oidc.entities.IdTokenHint?.payload.sub;
  const atOnce = hinted !== undefined && hinted === ctx.oidc.session?.accountId;
  showPage(ctx, {
    title: 'Sign out',
    script: atOnce ? SUBMIT_AT_ONCE : undefined,
    body: `
      <p>This ends your session at this browser, for Adviser Desk and for everything else that signs in here.</p>
      ${form}
      <div class="choices">
        <button class="choice first" type="submit" form="op.logoutForm" name="logout" value="yes" autofocus>Sign out</button>
        <button class="choice" type="submit" form="op.logoutForm">Stay signed in</button>
      </div>`,
  });
}

export function signedOutPage(ctx: KoaContextWithOIDC): void {
  showPage(ctx, { title: 'You are signed out', body: '<p>You can close this page and go back to Adviser Desk.</p>' });
}

/** What cannot be answered; never with any text of the request. */
export function failurePage(ctx: KoaContextWithOIDC): void {
  showPage(ctx, {
    title: 'This did not work',
    body: '<p>What was asked here is not complete, or is over. Go back to Adviser Desk and sign in again from there.</p>',
  });
}
