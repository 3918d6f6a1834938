import type { Change } from '../../shared/desk.ts';

/** Where the person wanted to go while the page may not have been there, or the desk was locked. */
export type WantedPlace = {
  readonly want: (path: string) => void;
  /** Where to, once; null for nowhere. */
  readonly take: () => string | null;
  readonly forget: () => void;
};

/** Holds an address of the page until a page takes it; a page that is there is told that there is one. */
export function wantedPlace(tell: (change: Change) => void): WantedPlace {
  let wanted: string | null = null;
  return {
    want: (path) => {
      wanted = path;
      tell({ kind: 'wanted-place' });
    },
    take: () => {
      const path = wanted;
      wanted = null;
      return path;
    },
    forget: () => {
      wanted = null;
    },
  };
}
