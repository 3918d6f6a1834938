/** Somebody on the list of a day, by what a find may show. */
export type DayPerson = {
  readonly customerId: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly yearOfBirth: number | null;
  readonly outwardPostcode: string | null;
};

/** One line of the check sheet: is a copy of this record on this computer, and if not, why. */
export type DayLine = DayPerson & {
  readonly copy: { readonly fetchedAt: string; readonly expiresAt: string } | null;
  readonly why: 'not-fetched' | 'closed' | 'unknown' | 'expired' | null;
};

/** *My day*: whom the adviser is to see, and what of it is on this computer. */
export type DayState = {
  readonly people: readonly DayLine[];
  /** How far fetching has got; null while nothing is fetched. */
  readonly fetching: { readonly done: number; readonly of: number } | null;
  /** Sealed on this computer; otherwise in memory alone, and gone with the app or a lock. */
  readonly kept: boolean;
  /** Hours that a copy lasts. */
  readonly hours: number;
};
