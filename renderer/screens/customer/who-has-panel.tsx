import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { ActionButton } from '../../components/action-button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { Loading } from '../../components/loading.tsx';
import { Panel } from '../../components/panel.tsx';
import { ShowEarlier } from '../../components/show-earlier.tsx';
import { go } from '../../lib/go.ts';
import { items } from '../../lib/items.ts';
import { notYetIn, passedOn } from '../../lib/passed-on.ts';
import { useRecipients } from '../../lib/recipients.ts';
import { useStore } from '../../lib/store.ts';
import { useSync } from '../../lib/sync.ts';
import { savedWords } from '../../lib/words/saved.ts';
import { useIsClosing } from '../closing/closing-note.tsx';
import type { Opened } from './customer-query.ts';
import { useLedger } from './ledger-query.ts';
import { LedgerRow, RowHere } from './ledger-row.tsx';
import type { Customer } from './record-parts.tsx';
import { ToldSince } from './told-since.tsx';

type Props = { readonly opened: Opened; readonly customer: Customer };

/** Who was sent something of the customer, and the way to pass something on. Reading it is audited, so it is read when asked for. */
export function WhoHasPanel({ opened, customer }: Props) {
  const [asked, setAsked] = useState(false);
  const fromCopy = customer.copiedAt !== undefined;
  const { data, error, hasNextPage, fetchNextPage, isFetching, dataUpdatedAt } = useLedger(opened, asked && !fromCopy);
  useRecipients();
  const itemsById = useStore(items);
  const kept = useSync()?.kept ?? false;
  const mine = useStore(passedOn).filter(({ customerId }) => customerId === customer.id);
  const here = notYetIn(mine, itemsById, dataUpdatedAt);
  const rows = asked ? (data?.pages.flatMap((page) => page.items) ?? []) : [];
  // Whoever asked to stop using the service is passed on to nobody new.
  const canShare = !useIsClosing(customer) && (opened.conversationId === undefined || customer.level >= 2);
  return (
    <Panel
      title="Who has it"
      aside={
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
          {!asked && !fromCopy && (
            <ActionButton group="Customer" label="Show who has it" letter="h" size="small" onAct={() => setAsked(true)} />
          )}
          {canShare && (
            <ActionButton
              group="Customer"
              label="Pass something on"
              letter="o"
              size="small"
              onAct={() => go(`/customer/${customer.id}/share`)}
            />
          )}
        </Box>
      }
    >
      {(!asked || fromCopy) && (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {fromCopy
            ? 'Who was sent something is not in a copy: it is shown once the central service can be reached.'
            : 'Who was sent something of the customer, when, why and what, newest first.'}
        </Typography>
      )}
      {asked && error && <ErrorNote error={error} />}
      {asked && !data && !error && <Loading what="who has it" />}
      {data && asked && rows.length + here.length === 0 && (
        <Typography variant="body2">Nothing was passed on to anybody.</Typography>
      )}
      {rows.length + here.length > 0 && (
        <Box
          component="ol"
          aria-label="Who has it"
          sx={{ listStyle: 'none', p: 0, m: 0, mt: asked ? 0 : 1.5, display: 'grid', gap: 1.25 }}
        >
          {here.map((one) => (
            <RowHere key={one.itemId} shared={one} where={savedWords(itemsById.get(one.itemId), kept)} />
          ))}
          {rows.map((one) => (
            <LedgerRow key={one.id} shared={one} />
          ))}
        </Box>
      )}
      {asked && hasNextPage && <ShowEarlier group="Customer" letter="y" busy={isFetching} onAct={() => fetchNextPage()} />}
      {asked && data && <ToldSince notices={data.pages[0]?.notices ?? []} />}
    </Panel>
  );
}
