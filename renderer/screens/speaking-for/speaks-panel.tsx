import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { ActionButton } from '../../components/action-button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { Loading } from '../../components/loading.tsx';
import { Panel } from '../../components/panel.tsx';
import { authorised, notYetListed } from '../../lib/authorised.ts';
import { useConversation } from '../../lib/conversation.ts';
import { typedPlaces } from '../../lib/drafts.ts';
import { items } from '../../lib/items.ts';
import { useSession, whoIn } from '../../lib/session.ts';
import { useStore } from '../../lib/store.ts';
import { useSync } from '../../lib/sync.ts';
import { savedWords } from '../../lib/words/saved.ts';
import { youngBy } from '../../lib/young.ts';
import type { Opened } from '../customer/customer-query.ts';
import type { Customer } from '../customer/record-parts.tsx';
import { useAuthorities } from './authorities-query.ts';
import { AuthorityForm } from './authority-form.tsx';
import { AuthorityHere, AuthorityRow } from './authority-row.tsx';
import { kindsHere } from './kinds-here.ts';
import { authorityPlace } from './typed-authority.ts';

type Props = { readonly opened: Opened; readonly customer: Customer };

/** Who may speak for the customer, for the customer to hear; one can be recorded, and each ended. Reading it is audited. */
export function SpeaksPanel({ opened, customer }: Props) {
  const [asked, setAsked] = useState(false);
  const conversation = useConversation();
  const place = authorityPlace('record', conversation?.conversationId ?? 'no-conversation', customer.id);
  const [adding, setAdding] = useState(() => typedPlaces.get().has(place));
  const supervisor = whoIn(useSession().data)?.roles.includes('supervisor') ?? false;
  const readable = customer.values !== undefined && customer.copiedAt === undefined;
  const { data, error, dataUpdatedAt } = useAuthorities(opened, asked && readable);
  const itemsById = useStore(items);
  const kept = useSync()?.kept ?? false;
  const mine = useStore(authorised).filter(({ customerId }) => customerId === customer.id);
  const here = notYetListed(mine, itemsById, data ? dataUpdatedAt : 0);
  const over = new Set(here.filter(({ ended }) => ended).map(({ authorityId }) => authorityId));
  const known = new Set(data?.items.map(({ id }) => id));
  const added = here.filter(({ ended, authorityId }) => !ended && !over.has(authorityId) && !known.has(authorityId));
  const rows = (data?.items ?? []).filter(({ id }) => !over.has(id));
  const young = youngBy(customer.values);
  const kinds = conversation ? kindsHere({ level: customer.level, young, channel: conversation.channel, supervisor }) : [];
  const canAdd = conversation !== null && opened.conversationId !== undefined && kinds.length > 0;
  const shown = asked || !readable;
  return (
    <Panel
      title="Who may speak for them"
      aside={
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
          {!shown && (
            <ActionButton group="Customer" label="Show who may speak" letter="n" size="small" onAct={() => setAsked(true)} />
          )}
          {shown && canAdd && !adding && (
            <ActionButton group="Customer" label="Somebody may speak" letter="n" size="small" onAct={() => setAdding(true)} />
          )}
        </Box>
      }
    >
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {customer.copiedAt === undefined
          ? 'Somebody the customer has named, or who has shown a paper.'
          : 'Who may speak is not in a copy: it is shown once the central service can be reached.'}
        {young && ' They use their own rights. A parent speaks for them only if they say so themself.'}
      </Typography>
      {asked && error && <ErrorNote error={error} />}
      {asked && readable && !data && !error && <Loading what="who may speak" />}
      {data && asked && rows.length + added.length === 0 && (
        <Typography variant="body2" role="status">
          Nobody may speak for them.
        </Typography>
      )}
      {shown && rows.length + added.length > 0 && (
        <Box component="ul" aria-label="Who may speak" sx={{ listStyle: 'none', p: 0, m: 0, mt: 1.5, display: 'grid', gap: 1.5 }}>
          {added.map((one) => (
            <AuthorityHere key={one.itemId} one={one} where={savedWords(itemsById.get(one.itemId), kept)} />
          ))}
          {rows.map((one) => (
            <AuthorityRow key={one.id} customerId={customer.id} one={one} canEnd={canEnd(opened, customer, supervisor)} />
          ))}
        </Box>
      )}
      {adding && conversation && canAdd && (
        <Box sx={{ mt: 2 }}>
          <AuthorityForm
            customerId={customer.id}
            conversation={conversation}
            name=""
            kinds={kinds}
            place={place}
            onRecorded={() => setAdding(false)}
          />
        </Box>
      )}
    </Panel>
  );
}

const canEnd = (opened: Opened, { level }: Customer, supervisor: boolean) =>
  opened.conversationId !== undefined && (level >= 2 || supervisor);
