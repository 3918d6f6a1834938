import { createHash } from 'node:crypto';

const STYLE =
  ':root{color-scheme:light dark}body{font:1.125rem/1.5 system-ui,sans-serif;max-width:34rem;margin:15vh auto;padding:0 1.5rem}';

/** The one page the browser is shown in the end. It never changes: nothing of a request stands in it. */
export const ANSWER_PAGE = `<!doctype html>
<html lang="en-GB">
<head><meta charset="utf-8"><title>Adviser Desk</title><style>${STYLE}</style></head>
<body><main><h1>Back to Adviser Desk</h1><p>Adviser Desk goes on from here and says how the sign-in went. You can close this page.</p></main></body>
</html>
`;

const style = createHash('sha256').update(STYLE).digest('base64');

/** On every answer of the loopback address, the refusals too. */
export const ANSWER_HEADERS = {
  'content-security-policy': `default-src 'none'; style-src 'sha256-${style}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  connection: 'close',
} as const;
