import type { ConsentState, Purpose } from '../../../shared/domain/consent.ts';
import { type Field, SPECIAL_CATEGORIES } from '../../../shared/domain/customer.ts';
import {
  type Gate,
  type LegalBasis,
  type RecipientKind,
  SHARED_ITEMS,
  type SharedItem,
  shutGates,
  USUAL,
} from '../../../shared/domain/disclosure.ts';

type Asked = {
  readonly kind: RecipientKind;
  readonly held: readonly Field[];
  readonly states: Partial<Record<Purpose, ConsentState>>;
  readonly bySupervisor: boolean;
  /** The fields that are being checked. */
  readonly checking: readonly Field[];
};

/** What may go to a recipient as far as this desk knows; the centre decides. */
export type MayGo = {
  /** What keeps everything back. */
  readonly barred: readonly Gate[];
  readonly open: readonly SharedItem[];
  /** What is held back, by the gate that is shut for it. */
  readonly shut: readonly { readonly gate: Gate; readonly items: readonly SharedItem[] }[];
};

/** Sorts what is held into what may go to a kind of recipient and what may not. What is not held is in neither. */
export function whatMayGo({ kind, held, states, bySupervisor, checking }: Asked): MayGo {
  const beyond: readonly SharedItem[] = [...SPECIAL_CATEGORIES, 'progress', 'sessions', 'outcomes'];
  const items = SHARED_ITEMS.filter((item) => beyond.includes(item) || (held as readonly SharedItem[]).includes(item));
  // Basis and agreement are asked for in their own fields.
  const named = { basis: USUAL[kind].basis ?? ('public-task' as const), agreement: '' };
  const gates = shutGates({ kind, items, ...named, bySupervisor, states, beingChecked: checking });
  const shutItems = gates.flatMap(({ item }) => item ?? []);
  const by = [...new Set(gates.filter(({ item }) => item !== undefined).map(({ gate }) => gate))];
  return {
    barred: gates.filter(({ item }) => item === undefined).map(({ gate }) => gate),
    open: items.filter((item) => !shutItems.includes(item)),
    shut: by.map((gate) => ({ gate, items: gates.flatMap((one) => (one.gate === gate && one.item ? [one.item] : [])) })),
  };
}

/** The bases a partner may name; its own, so the customer's consent to us is none. */
export const PARTNER_BASES: readonly LegalBasis[] = ['public-task', 'legal-obligation'];

/** Whether the agreement or the demand that it rests on has to be named. */
export const needsAgreement = (kind: RecipientKind): boolean => kind === 'partner' || kind === 'legal-demand';
