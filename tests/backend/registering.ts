import { newId, newReference } from './people.ts';

export type Said = Readonly<Record<string, string>>;
let made = 0;
/** Letters that nobody else's name has. */
export const tag = () => {
  made += 1;
  return [...String(made).padStart(4, '0')].map((digit) => 'bcdfghjklm'[Number(digit)]).join('a');
};
/** A day of birth that nobody else here has, so that only what a test means to be shared is shared. */
export const day = () => {
  made += 1;
  return new Date(Date.UTC(1930, 0, 1 + made * 3)).toISOString().slice(0, 10);
};
/** A phone number of nobody else. */
export const phone = () => {
  made += 1;
  return `0113 496 ${String(made).padStart(4, '0')}`;
};
/** A learner number whose last digit is right. */
export const uln = () => {
  for (;;) {
    made += 1;
    const nine = `8${String(made).padStart(8, '0')}`;
    const remainder = [...nine].reduce((total, digit, index) => total + Number(digit) * (10 - index), 0) % 11;
    if (remainder > 0 && 10 - remainder < 10) return `${nine}${10 - remainder}`;
  }
};

export const valuesOf = (said: Said) => Object.entries(said).map(([field, value]) => ({ field, value }));
/** The input of a registration: said now. */
export const registration = (conversationId: string, said: Said, more: Record<string, unknown> = {}) => ({
  ...{ commandId: newId(), customerId: newId(), reference: newReference(), conversationId },
  ...{ saidAt: new Date().toISOString(), values: valuesOf(said) },
  ...more,
});
export const codeOf = ({ status, body }: { status: number; body: Record<string, unknown> }) => [status, body.code];
export const DONE = [200, undefined];
