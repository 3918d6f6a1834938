import type { Gate } from '../../../shared/domain/disclosure.ts';

/** The gates by the letters of the tables. */
export const LETTERS: Readonly<Record<string, Gate>> = {
  s: 'survey-not-agreed',
  a: 'answer-not-agreed',
  x: 'special-category',
  b: 'basic-details-only',
  g: 'getting-on-only',
  d: 'survey-details-only',
  o: 'nobody-to-be-known',
  l: 'basis-needed',
  n: 'agreement-needed',
  v: 'supervisor-only',
};

/**
 * What may go to whom, written by hand from the notice and the rules of sharing: no list of the code is asked. A cell has one mark for
 * each state of the consent that matters: not asked, given, refused, withdrawn. `.`: it goes; a letter: the gate that is shut. For a
 * special category its own purpose is in that state and every other purpose is the other way round; for anything else all of them are.
 * A partner's basis and agreement are named; a legal demand is a supervisor's, and named.
 */
export const KINDS = `
                  local-careers introducer introduced-to partner ofsted legal-demand
  title           ....          ....       ....          ....    oooo   ....
  givenName       ....          ....       ....          ....    oooo   ....
  familyName      ....          ....       ....          ....    oooo   ....
  dateOfBirth     ....          gggg       bbbb          ....    oooo   ....
  gender          ....          gggg       bbbb          ....    oooo   ....
  uln             ....          gggg       bbbb          ....    oooo   ....
  addressLine1    ....          gggg       bbbb          ....    oooo   ....
  addressLine2    ....          gggg       bbbb          ....    oooo   ....
  addressTown     ....          gggg       bbbb          ....    oooo   ....
  postcode        ....          gggg       ....          ....    oooo   ....
  mobile          ....          gggg       ....          ....    oooo   ....
  homePhone       ....          gggg       ....          ....    oooo   ....
  alternativePhone ....         gggg       ....          ....    oooo   ....
  email           ....          gggg       ....          ....    oooo   ....
  preferredContact ....         gggg       ....          ....    oooo   ....
  language        ....          gggg       bbbb          ....    oooo   ....
  reachMe         ....          gggg       bbbb          ....    oooo   ....
  introducedBy    ....          gggg       bbbb          ....    oooo   ....
  progress        ....          ....       bbbb          ....    ....   ....
  sessions        ....          gggg       bbbb          ....    ....   ....
  outcomes        ....          gggg       bbbb          ....    ....   ....
  ethnicity       a.aa          xxxx       xxxx          xxxx    xxxx   ....
  disability      a.aa          xxxx       xxxx          xxxx    xxxx   ....
  priority-group  a.aa          xxxx       xxxx          xxxx    xxxx   ....
`;

/** What goes to a research organisation, by the state of the survey's consent; every other purpose is the other way round. */
export const RESEARCH = `
                   not-asked given refused withdrawn
  title            s         .     s       s
  givenName        s         .     s       s
  familyName       s         .     s       s
  dateOfBirth      sd        d     sd      sd
  gender           sd        d     sd      sd
  uln              sd        d     sd      sd
  addressLine1     sd        d     sd      sd
  addressLine2     sd        d     sd      sd
  addressTown      sd        d     sd      sd
  postcode         sd        d     sd      sd
  mobile           s         .     s       s
  homePhone        s         .     s       s
  alternativePhone sd        d     sd      sd
  email            s         .     s       s
  preferredContact sd        d     sd      sd
  language         sd        d     sd      sd
  reachMe          sd        d     sd      sd
  introducedBy     sd        d     sd      sd
  progress         sd        d     sd      sd
  sessions         s         .     s       s
  outcomes         sd        d     sd      sd
`;

/** Each special category to a research organisation: its own consent's state by the survey's (a column). Both must be given. */
export const RESEARCH_SPECIAL = `
             not-asked given refused withdrawn
  not-asked  sa        a     sa      sa
  given      s         .     s       s
  refused    sa        a     sa      sa
  withdrawn  sa        a     sa      sa
`;

/** What has to be named, and who does it: a given name to that kind, each consent given. */
export const NAMED: readonly {
  readonly kind: 'partner' | 'legal-demand';
  readonly by: 'phone.adviser' | 'supervisor';
  readonly basis?: 'consent' | 'legal-obligation' | 'public-task';
  readonly agreement?: string;
  readonly shut: string;
}[] = [
  { kind: 'partner', by: 'phone.adviser', shut: 'ln' },
  { kind: 'partner', by: 'phone.adviser', agreement: 'DSA 12', shut: 'l' },
  { kind: 'partner', by: 'phone.adviser', basis: 'public-task', shut: 'n' },
  { kind: 'partner', by: 'phone.adviser', basis: 'consent', shut: 'ln' },
  { kind: 'partner', by: 'phone.adviser', basis: 'consent', agreement: 'DSA 12', shut: 'l' },
  { kind: 'partner', by: 'phone.adviser', basis: 'public-task', agreement: 'DSA 12', shut: '.' },
  { kind: 'partner', by: 'supervisor', basis: 'legal-obligation', agreement: 'DSA 12', shut: '.' },
  { kind: 'partner', by: 'supervisor', shut: 'ln' },
  { kind: 'legal-demand', by: 'phone.adviser', shut: 'vn' },
  { kind: 'legal-demand', by: 'phone.adviser', agreement: 'Order 7', shut: 'v' },
  { kind: 'legal-demand', by: 'supervisor', shut: 'n' },
  { kind: 'legal-demand', by: 'supervisor', agreement: 'Order 7', shut: '.' },
];
