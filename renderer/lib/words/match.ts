import type { Match } from '../../../shared/domain/customer.ts';

const onWords: Record<Match['on'], string> = {
  name: 'Name',
  'date-of-birth': 'Date of birth',
  'year-of-birth': 'Year of birth',
  postcode: 'Postcode',
  phone: 'Phone number',
  email: 'E-mail',
  reference: 'Reference',
  uln: 'ULN',
};
const howWords: Record<Match['how'], string> = {
  exact: 'as typed',
  start: 'begins as typed',
  nickname: 'a form of the name',
  spelling: 'spelt a little differently',
  sound: 'sounds alike',
};

/** Why a person was found: `Name begins as typed`. */
export const matchWords = ({ on, how }: Match): string => `${onWords[on]} ${howWords[how]}`;
