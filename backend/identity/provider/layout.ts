import { createHash } from 'node:crypto';
import { PAGE_STYLE } from './page-style.ts';

/** Submits the page's only form; the page's button does the same where scripts are off. */
export const SUBMIT_AT_ONCE =
  "document.addEventListener('DOMContentLoaded', () => document.querySelector('button[name=logout]').click());";

const sha256 = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/**
 * Of every answer. A form's answer redirects to the desk's loopback address, whose port is any, and browsers hold
 * `form-action` against redirects too. oidc-provider adds the hash of its own one-line script to `script-src`.
 */
export const CONTENT_POLICY = [
  "default-src 'none'",
  `style-src ${sha256(PAGE_STYLE)}`,
  `script-src ${sha256(SUBMIT_AT_ONCE)}`,
  "form-action 'self' http://127.0.0.1:*",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

type Page = { readonly title: string; readonly body: string; readonly script?: string };

/** Answers with a whole page. `body` is HTML. */
export function showPage(ctx: { type: string; body: unknown }, { title, body, script }: Page): void {
  ctx.type = 'html';
  ctx.body = `<!DOCTYPE html>
<html lang="en-GB">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${title} – Adviser Desk, local mode</title>
  <style>${PAGE_STYLE}</style>
  ${script === undefined ? '' : `<script>${script}</script>`}
</head>
<body>
  <main>
    <h1>${title}</h1>
    ${body}
  </main>
</body>
</html>`;
}

/** Text as it may stand in HTML. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
