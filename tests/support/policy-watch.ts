import type { ElectronApplication } from '@playwright/test';

/** What the browser says when something is against the content security policy. */
const AGAINST = /Content Security Policy|Trusted ?(Types|Script|HTML)/i;

/**
 * Notes whatever a page of the app does against its content security policy, from the first document on: Chromium says
 * each on the console, and a listener in the page says those that come as events.
 */
export async function watchPolicy(app: ElectronApplication): Promise<readonly string[]> {
  const against: string[] = [];
  app.context().on('console', (message) => {
    if (AGAINST.test(message.text())) against.push(message.text());
  });
  await app.context().addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) =>
      console.error(
        `Content Security Policy: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`,
      ),
    );
  });
  return against;
}

/** Throws what was noted. */
export function expectPolicyKept(against: readonly string[]): void {
  if (against.length > 0) throw new Error(`Against the content security policy:\n${[...new Set(against)].join('\n')}`);
}
