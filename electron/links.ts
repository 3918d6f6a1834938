import { readUrl } from './read-url.ts';

/** Hosts an outside link may name: the service's own pages and those its privacy notice points to. */
const HOSTS = new Set([
  'nationalcareers.service.gov.uk',
  'www.gov.uk',
  'www.education.gov.uk',
  'ico.org.uk',
  'www.ico.org.uk',
  'www.aboutcookies.org',
  'tools.google.com',
]);

/** The address to hand to the browser, or null: https, a listed host, no port, no name or password in it. */
export function allowedLink(href: string): string | null {
  const url = readUrl(href);
  if (!url) return null;
  const plain = url.protocol === 'https:' && url.port === '' && url.username === '' && url.password === '';
  return plain && HOSTS.has(url.hostname) ? url.href : null;
}
