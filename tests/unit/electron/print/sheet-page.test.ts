import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sheetHeaders, sheetPage } from '../../../../electron/print/sheet-page.ts';
import { SHEET_PREFERENCES } from '../../../../electron/print/sheet-preferences.ts';

test('a sheet is paragraphs of text', () => {
  const page = sheetPage({ title: 'A & B', text: 'One\ntwo\n\n\nThree & <four>' }, 'n0nce');
  expect(page).toContain('<title>A &amp; B</title>');
  expect(page).toContain('<body><p>One\ntwo</p>\n<p>Three &amp; &lt;four&gt;</p></body>');
  expect(page).toContain('<style nonce="n0nce">');
});

test('tables stand after the text, with their captions and headings', () => {
  const tables = [{ caption: 'Open & due', headings: ['Age', '<10'], rows: [['A week', '<b>3</b>']] }];
  const page = sheetPage({ title: 'T', text: 'One', tables }, 'n');
  expect(page).toContain(
    '<p>One</p>\n<table><caption>Open &amp; due</caption><thead><tr><th scope="col">Age</th><th scope="col">&lt;10</th>',
  );
  expect(page).toContain('<tbody><tr><th scope="row">A week</th><td>&lt;b&gt;3&lt;/b&gt;</td></tr></tbody></table></body>');
});

test('each of the cells that say what a row is of is its heading', () => {
  const table = { caption: 'Closed', named: 2, headings: ['Organisation', 'What', 'Closed'], rows: [['London', 'Other', '15']] };
  expect(sheetPage({ title: 'T', text: 'One', tables: [table] }, 'n')).toContain(
    '<tr><th scope="row">London</th><th scope="row">Other</th><td>15</td></tr>',
  );
});

test('no text makes an element or an attribute', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '<script>x</script>',
      '</p></body><img src=x onerror=y>',
      '"><a href="file:///etc/passwd">',
      "<style nonce='n'>",
    ),
  );
  fc.assert(
    fc.property(hostile, (text) => {
      const [, body = ''] = /<body>([\s\S]*)<\/body>\n<\/html>$/.exec(sheetPage({ title: 'T', text }, 'n')) ?? [];
      expect(body.replaceAll(/<\/?p>/g, '')).not.toMatch(/[<>"']/);
    }),
  );
});

test('its document may style itself and do nothing else', () => {
  expect(sheetHeaders('n0nce')['content-security-policy']).toMatch(
    /^default-src 'none'; style-src 'nonce-n0nce'; base-uri 'none'/,
  );
  expect(Object.isFrozen(SHEET_PREFERENCES)).toBe(true);
  expect(SHEET_PREFERENCES).toMatchObject({ sandbox: true, contextIsolation: true, javascript: false, nodeIntegration: false });
  expect(SHEET_PREFERENCES).not.toHaveProperty('preload');
});
