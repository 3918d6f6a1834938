import Box from '@mui/material/Box';
import type { OpenReason } from '../../../shared/domain/conversation.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { ConsentMark } from '../../components/consent-mark.tsx';
import { NewMark } from '../../components/new-mark.tsx';
import { Panel } from '../../components/panel.tsx';
import { go } from '../../lib/go.ts';
import { items } from '../../lib/items.ts';
import type { News } from '../../lib/news.ts';
import { consentsNow, said } from '../../lib/said.ts';
import { useCovers } from '../../lib/speaks-for.ts';
import { useStore } from '../../lib/store.ts';
import { useSync } from '../../lib/sync.ts';
import { showDay } from '../../lib/time.ts';
import { consentNews } from '../../lib/words/news.ts';
import { purposeWords } from '../../lib/words/purposes.ts';
import { savedWords } from '../../lib/words/saved.ts';
import { ReceiptEntry } from '../receipt/receipt-entry.tsx';
import { NotCovered } from '../speaking-for/not-covered.tsx';
import type { Customer } from './record-parts.tsx';

type Props = {
  readonly customer: Customer;
  readonly readAt: number;
  readonly news: News;
  readonly canRecord: boolean;
  /** Why the record is open without the person. */
  readonly reason: OpenReason | undefined;
};

/** The four optional purposes: what the customer said last, and since when. */
export function ConsentsPanel({ customer, readAt, news, canRecord, reason }: Props) {
  const covered = useCovers(customer.id)('consents');
  const itemsById = useStore(items);
  const kept = useSync()?.kept ?? false;
  const mine = useStore(said).filter(({ customerId }) => customerId === customer.id);
  const consents = consentsNow(customer.consents ?? [], mine, itemsById, readAt);
  return (
    <Panel
      title="Consents"
      aside={
        customer.status === 'current' &&
        covered &&
        (canRecord ? (
          <ActionButton
            id="record-consent"
            group="Customer"
            label="Record consent"
            letter="c"
            variant="contained"
            autoFocus
            onAct={() => go(`/customer/${customer.id}/consent`)}
          />
        ) : (
          <ReceiptEntry
            group="Customer"
            asked={{ customerId: customer.id, ...(reason ? { reason } : {}) }}
            name={`${customer.givenName} ${customer.familyName}`}
            conversation={null}
          />
        ))
      }
    >
      {canRecord && !covered && <NotCovered scope="consents" />}
      <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0 }}>
        {consents.map(({ purpose, state, since, itemId }) => (
          <Box
            component="li"
            key={purpose}
            sx={{
              display: 'flex',
              flexWrap: 'wrap',
              columnGap: 2,
              justifyContent: 'space-between',
              alignItems: 'baseline',
              py: 1,
              borderTop: 1,
              borderColor: 'divider',
              '&:first-of-type': { borderTop: 0 },
            }}
          >
            <Box sx={{ fontWeight: 600 }}>{purposeWords[purpose].title}</Box>
            <Box sx={{ typography: 'body2' }}>
              <ConsentMark state={state} />
              {since && <Box component="span"> since {showDay(since)}</Box>}
              {!itemId && news.consents.has(purpose) && <NewMark />}
            </Box>
            <New consent={itemId ? undefined : news.consents.get(purpose)} />
            {itemId && (
              <Box sx={{ typography: 'caption', color: 'text.secondary', flexBasis: '100%' }}>
                {savedWords(itemsById.get(itemId), kept)}
              </Box>
            )}
          </Box>
        ))}
      </Box>
    </Panel>
  );
}

function New({ consent }: { readonly consent: NonNullable<Customer['consents']>[number] | undefined }) {
  if (!consent) return null;
  return (
    <Box sx={{ typography: 'caption', color: 'text.secondary', flexBasis: '100%' }}>New: {consentNews(consent, new Date())}</Box>
  );
}
