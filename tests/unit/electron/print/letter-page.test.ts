import fc from 'fast-check';
import { expect, test } from 'vitest';
import { letterHeaders, letterPage } from '../../../../electron/print/letter-page.ts';
import { LETTER_PREFERENCES } from '../../../../electron/print/letter-preferences.ts';

test('a letter is paragraphs of text', () => {
  const page = letterPage('One\ntwo\n\n\nThree & <four>', 'n0nce');
  expect(page).toContain('<body><p>One\ntwo</p>\n<p>Three &amp; &lt;four&gt;</p></body>');
  expect(page).toContain('<style nonce="n0nce">');
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
      const [, body = ''] = /<body>([\s\S]*)<\/body>\n<\/html>$/.exec(letterPage(text, 'n')) ?? [];
      expect(body.replaceAll(/<\/?p>/g, '')).not.toMatch(/[<>"']/);
    }),
  );
});

test('its document may style itself and do nothing else', () => {
  expect(letterHeaders('n0nce')['content-security-policy']).toMatch(
    /^default-src 'none'; style-src 'nonce-n0nce'; base-uri 'none'/,
  );
  expect(Object.isFrozen(LETTER_PREFERENCES)).toBe(true);
  expect(LETTER_PREFERENCES).toMatchObject({ sandbox: true, contextIsolation: true, javascript: false, nodeIntegration: false });
  expect(LETTER_PREFERENCES).not.toHaveProperty('preload');
});
