import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { ActionButton } from '../../components/action-button.tsx';
import { findLine } from '../../lib/callers-words.ts';
import { go } from '../../lib/go.ts';
import { items } from '../../lib/items.ts';
import { useNow } from '../../lib/now.ts';
import { useSession, whoIn } from '../../lib/session.ts';
import { stopping, wishOf } from '../../lib/stopping.ts';
import { useStore } from '../../lib/store.ts';
import { useSync } from '../../lib/sync.ts';
import { referenceIn } from '../../lib/typed-reference.ts';
import { wantedAfter } from '../../lib/wanted-after.ts';
import { savedWords } from '../../lib/words/saved.ts';
import type { Customer } from '../customer/record-parts.tsx';
import { noteWords } from './note-words.ts';

type Of = Pick<Customer, 'id' | 'status' | 'closing' | 'onlineEndedOn' | 'askedToStop' | 'copiedAt' | 'reference'>;

/** Whether a customer is closed, or about to be: then nothing more is begun with them. */
export function useIsClosing(customer: Of | undefined): boolean {
  const wish = useWish(customer?.id ?? '');
  if (customer === undefined) return false;
  const { status, closing, askedToStop } = customer;
  return status === 'closed' || closing !== undefined || askedToStop !== undefined || wish !== undefined;
}

function useWish(customerId: string) {
  const itemsById = useStore(items);
  const wish = wishOf(customerId, useStore(stopping), itemsById);
  // A sign-in that ends leaves the customer one.
  return wish?.scope === 'service' ? { wish, item: itemsById.get(wish.itemId) } : undefined;
}

/** What a closing that was asked for or is under way means for whoever has the record open. */
export function ClosingNote({ customer }: { readonly customer: Of }) {
  const wish = useWish(customer.id);
  const kept = useSync()?.kept ?? false;
  const now = useNow(60);
  const supervisor = whoIn(useSession().data)?.roles.includes('supervisor') ?? false;
  const here = wish && { reason: wish.wish.reason, where: savedWords(wish.item, kept) };
  // Recorded before this window was there: the copy knows of it.
  const before = customer.askedToStop && { reason: customer.askedToStop.reason, where: '' };
  const lines = noteWords(customer, here ?? before ?? null, now);
  if (lines.length === 0) return null;
  const ask = () => {
    // Below level 2 the record does not show it; whoever was found by it has said it.
    wantedAfter.set(() => customer.reference ?? referenceIn(findLine.get()));
    go('/after-closing');
  };
  return (
    <Alert severity="warning" variant="outlined" role="note" aria-label="Stop using the service">
      {lines.map((line) => (
        <Box key={line}>{line}</Box>
      ))}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 1 }}>
        {supervisor && customer.closing && (
          <ActionButton group="Customer" label="To Closings" letter="u" size="small" onAct={() => go('/closings')} />
        )}
        {customer.status === 'closed' && (
          <ActionButton group="Customer" label="They ask for something" letter="m" size="small" onAct={ask} />
        )}
      </Box>
    </Alert>
  );
}
