import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { PRIVACY_TEAM } from '../../../shared/codes/organisations.ts';
import { shortAlias } from '../../../shared/domain/audit-words.ts';
import { ErrorNote } from '../../components/error-note.tsx';
import { Loading } from '../../components/loading.tsx';
import { Panel } from '../../components/panel.tsx';
import { Screen } from '../../components/screen.tsx';
import { ShowEarlier } from '../../components/show-earlier.tsx';
import { useSession, whoIn } from '../../lib/session.ts';
import { AuditFilterForm } from './audit-filters.tsx';
import { useAudit } from './audit-query.ts';
import { AuditTable } from './audit-table.tsx';
import { ExportButton } from './export-button.tsx';
import { filtersOf, NO_FILTERS, type TypedFilters } from './filters.ts';
import { VerifyPanel } from './verify-panel.tsx';

type Picked = { readonly customerId: string; readonly alias: string };

/** Who looked at whom and why, for supervisors; and whether the record of it is whole. */
export function AuditScreen() {
  const who = whoIn(useSession().data);
  const [shown, setShown] = useState<{ readonly typed: TypedFilters; readonly asked: number }>({ typed: NO_FILTERS, asked: 0 });
  const [picked, setPicked] = useState<Picked | null>(null);
  const filters = filtersOf(shown.typed, picked?.customerId ?? null);
  const { data, error, hasNextPage, fetchNextPage, isFetching } = useAudit(filters, shown.asked);
  const entries = data?.pages.flatMap((page) => page.items) ?? [];
  const every = who?.touchpoint === PRIVACY_TEAM;
  return (
    <Screen
      title="Audit"
      lead={
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          Who looked at what, and why. {every ? 'You see every organisation.' : 'You see your own organisation.'} Looking here is
          recorded too.
        </Typography>
      }
    >
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
        <VerifyPanel />
        <Panel title="Entries" aside={<ExportButton filters={filters} />}>
          <AuditFilterForm everyOrganisation={every} onShow={(typed) => setShown(({ asked }) => ({ typed, asked: asked + 1 }))} />
          {picked && (
            <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', mb: 1.5, typography: 'body2' }}>
              Only customer {shortAlias(picked.alias)}.
              <Button size="small" onClick={() => setPicked(null)}>
                Every customer
              </Button>
            </Box>
          )}
          {error && <ErrorNote error={error} />}
          {!data && !error && <Loading what="the audit" />}
          {data && entries.length === 0 && <Typography variant="body2">Nothing was found.</Typography>}
          {entries.length > 0 && (
            <AuditTable entries={entries} onCustomer={(customerId, alias) => setPicked({ customerId, alias })} />
          )}
          {hasNextPage && <ShowEarlier group="Audit" busy={isFetching} onAct={() => fetchNextPage()} />}
        </Panel>
      </Box>
    </Screen>
  );
}
