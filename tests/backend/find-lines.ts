import fc from 'fast-check';

const maybe = (...values: string[]) => fc.option(fc.constantFrom(...values), { nil: '' });

/** Lines of any mixture of what is typed; sometimes none of it. */
export const mixedLine = fc
  .tuple(
    maybe('smith', 'liz', 'jo smi', 'bill smith', 'john paul smith', 'محمد', 'ab cd ef gh ij kl', 'xqzw'),
    maybe('12/3/84', '1984', '1/1/1990'),
    maybe('LS6 1AA', 'LS6', 'M1 1AE'),
    maybe('07700 900123', 'jo@example.org'),
    maybe('1000000043', 'ABCDE 12345'),
  )
  .map((words) => words.filter(Boolean).join(' '));
