/** What becomes of two records of one person (domain: closing, duplicate). `hours`: how long a supervisor can stop it. */
export const duplicateHappens = (hours: number): readonly string[] => [
  'Contacts, sessions, what came of them, requests, what was passed on and who is still to be told move to the record that remains.',
  'Of each optional purpose the more protective answer wins: what was refused or withdrawn here counts there.',
  'The details of this record are not copied. What is right here alone is put on the other first, as something that has changed.',
  `This record is hidden at once, and gone ${hours} hours later. Until then a supervisor can stop it in Closings.`,
  'Nobody outside is told: the person stays a customer.',
];
