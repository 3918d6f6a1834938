/** Letters that are no plain letter with a mark, and how they are written without them. */
const SPELT: Readonly<Record<string, string>> = {
  ...{
    ß: 'ss',
    æ: 'ae',
    Æ: 'Ae',
    œ: 'oe',
    Œ: 'Oe',
    ø: 'o',
    Ø: 'O',
    đ: 'd',
    Đ: 'D',
    ð: 'd',
    Ð: 'D',
    ł: 'l',
    Ł: 'L',
    þ: 'th',
    Þ: 'Th',
  },
  ...{ ı: 'i', '’': "'", '‘': "'", ʼ: "'", '‐': '-', '–': '-' },
};

/**
 * The form of a name that DSS can store: its GivenName and FamilyName take the letters of ASCII, blanks and `' , . -`
 * (DSS, customer). Empty where nothing of the name can be written so.
 */
export function dssNameOf(name: string): string {
  const spelt = [...name.normalize('NFC')].map((letter) => SPELT[letter] ?? letter).join('');
  return spelt
    .normalize('NFD')
    .replace(/[^A-Za-z ',.-]/gu, '')
    .replace(/ +/g, ' ')
    .trim();
}

/** Whether DSS can store a name as it is. */
export function isDssName(name: string): boolean {
  return dssNameOf(name) === name;
}
