import type { AccessDocument } from './access-document.ts';
import { codeWords, timeWords } from './access-words.ts';
import { showReference } from './reference.ts';

/** The copy for people, in paragraphs: who decides, what is held part by part, who looked, where else, and what the law gives them. */
export function copyText(document: AccessDocument): string {
  const { controller, customer, request, madeAt, hash } = document;
  return [
    `${controller.service}\nA copy of your information`,
    [
      `Made on ${timeWords(madeAt) ?? madeAt}`,
      `Your request: ${showReference(request)}`,
      ...(customer.name ? [`For: ${customer.name}`] : []),
      ...(customer.reference ? [`Your reference with the service: ${showReference(customer.reference)}`] : []),
    ].join('\n'),
    [`${controller.name} decides what your information is used for, and is the controller in law.`, ...controller.contact].join(
      '\n',
    ),
    ...document.sections.flatMap(sectionWords),
    ...looksWords(document),
    ...placesWords(document),
    ...document.explanations.map(({ heading, paragraphs }) => [heading.toUpperCase(), ...paragraphs].join('\n')),
    RIGHTS.join('\n'),
    ['WHAT IS STORED AND NOT IN THIS COPY', ...document.notIncluded.map(({ because }) => `• ${because}`)].join('\n'),
    `Number by which this copy can be compared: ${hash}`,
  ].join('\n\n');
}

/** What the law gives whoever asks (UK GDPR articles 15 to 21 and 77). */
const RIGHTS = [
  'WHAT YOU CAN DO',
  'You can ask us to put right what is wrong, to delete it, to use it less or not at all, or to give it to somebody else.',
  'If you are unhappy with how we used your information, tell us first. You can complain to the Information Commissioner’s Office',
  '(ico.org.uk/concerns), and you can go to court.',
];

function sectionWords({ heading, items }: AccessDocument['sections'][number]): string[] {
  if (items.length === 0) return [`${heading.toUpperCase()}\nNothing is held.`];
  return [
    heading.toUpperCase(),
    ...items.map(({ title, values, leftOut }) =>
      [
        title,
        ...values.map(({ label, value, says }) => `${label}: ${says ?? value}`),
        ...leftOut.map(({ label, because }) => `${label}: left out. ${because}`),
      ].join('\n'),
    ),
  ];
}

function looksWords({ looks }: AccessDocument): string[] {
  const each = looks.map(({ day, what, by, why, times, outcome }) => {
    const often = times > 1 ? `, ${times} times` : '';
    return `${timeWords(day) ?? day}: ${what} (${outcome.toLowerCase()}), by ${by}${why ? `, because: ${why.toLowerCase()}` : ''}${often}`;
  });
  return ['EACH DAY SOMEBODY LOOKED AT YOUR RECORD OR WORKED ON IT', ...(each.length > 0 ? [each.join('\n')] : ['Nobody did.'])];
}

function placesWords({ places }: AccessDocument): string[] {
  const each = places.map(({ label, answer, items, attachedAs, because }) => {
    if (answer === null) return `${label}: not answered yet.`;
    if (answer === 'found') return `${label}: ${items === 1 ? 'one item' : `${items} items`} found, attached as ${attachedAs}.`;
    return answer === 'nothing' ? `${label}: nothing is held.` : `${label}: not searched, because: ${codeWords(because ?? '')}.`;
  });
  return [`PLACES OUTSIDE THIS SYSTEM\n${each.join('\n')}`];
}
