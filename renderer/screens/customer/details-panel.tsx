import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { FIELDS } from '../../../shared/domain/customer.ts';
import { londonDay } from '../../../shared/domain/day.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { BeingChecked } from '../../components/being-checked.tsx';
import { NewMark } from '../../components/new-mark.tsx';
import { Panel } from '../../components/panel.tsx';
import { valuesNow } from '../../lib/changed.ts';
import type { Mark } from '../../lib/disputed.ts';
import { go } from '../../lib/go.ts';
import { items } from '../../lib/items.ts';
import type { News } from '../../lib/news.ts';
import { useCovers } from '../../lib/speaks-for.ts';
import { useStore } from '../../lib/store.ts';
import { useSync } from '../../lib/sync.ts';
import { showDay } from '../../lib/time.ts';
import { useValues } from '../../lib/use-values.ts';
import { fieldWords, sourceOf } from '../../lib/words/details.ts';
import { showHeld } from '../../lib/words/news.ts';
import { savedWords } from '../../lib/words/saved.ts';
import { NotCovered } from '../speaking-for/not-covered.tsx';
import type { Opened } from './customer-query.ts';
import type { Customer } from './record-parts.tsx';
import { WhereFrom } from './where-from.tsx';
import { WrongButton } from './wrong-button.tsx';

type Props = {
  readonly opened: Opened;
  readonly customer: Customer;
  readonly readAt: number;
  readonly news: News;
  readonly canChange: boolean;
};

/** The values held, each with where it came from and when. One key answers where they came from and who has them. */
export function DetailsPanel({ opened, customer, readAt, news, canChange }: Props) {
  const [asked, setAsked] = useState(false);
  const covers = useCovers(customer.id);
  const changing = canChange && customer.status === 'current';
  const itemsById = useStore(items);
  const kept = useSync()?.kept ?? false;
  const { news: unread, marks } = useValues(customer, readAt);
  const now = valuesNow(customer.values ?? [], unread, londonDay(new Date()));
  const values = [...now].sort((one, other) => FIELDS.indexOf(one.field) - FIELDS.indexOf(other.field));
  return (
    <Panel
      title="Details"
      aside={
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
          {changing && covers('details') && (
            <ActionButton
              group="Customer"
              label="Something has changed"
              letter="g"
              size="small"
              onAct={() => go(`/customer/${customer.id}/change`)}
            />
          )}
          {changing && covers('requests') && <WrongButton customerId={customer.id} />}
          <ActionButton
            group="Customer"
            label="Where did you get my details?"
            letter="d"
            size="small"
            aria-expanded={asked}
            onAct={() => setAsked(!asked)}
          />
        </Box>
      }
    >
      {changing && !covers('details') && <NotCovered scope="details" />}
      {changing && !covers('requests') && <NotCovered scope="requests" />}
      {asked && <WhereFrom opened={opened} values={values} knownTo={customer.knownTo ?? []} />}
      <Box component="dl" sx={{ m: 0 }}>
        {values.map((held) => (
          <Box
            key={held.field}
            sx={{
              display: 'grid',
              gridTemplateColumns: { xs: '1fr', sm: '11rem 1fr' },
              columnGap: 2,
              py: 0.75,
              borderTop: 1,
              borderColor: 'divider',
              '&:first-of-type': { borderTop: 0 },
            }}
          >
            <Typography component="dt" variant="body2" sx={{ color: 'text.secondary' }}>
              {fieldWords[held.field]}
            </Typography>
            <Box component="dd" sx={{ m: 0 }}>
              {showHeld(held)}
              {marks.has(held.field) && <BeingChecked mark={marks.get(held.field) as Mark} />}
              {!held.itemId && (news.values.has(held.field) || news.checking.has(held.field)) && <NewMark />}
              {held.note && <Typography variant="body2">To complete it: {held.note}</Typography>}
              <Typography variant="caption" sx={{ display: 'block', color: 'text.secondary' }}>
                {held.itemId && `${savedWords(itemsById.get(held.itemId), kept)} `}from {sourceOf(held)},{' '}
                {showDay(held.obtainedOn)}
              </Typography>
            </Box>
          </Box>
        ))}
      </Box>
    </Panel>
  );
}
