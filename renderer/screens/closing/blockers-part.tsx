import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { Link as Way } from 'wouter';
import { showReference } from '../../../shared/domain/reference.ts';
import { Panel } from '../../components/panel.tsx';
import { useRequests } from '../requests/requests-query.ts';
import { blockerWords } from './blocker-words.ts';
import type { Blocker } from './preview-query.ts';

type Props = { readonly customerId: string; readonly blockers: readonly Blocker[]; readonly supervisor: boolean };

/** What keeps it from being done now, each with a way on. */
export function BlockersPart({ customerId, blockers, supervisor }: Props) {
  if (blockers.length === 0) return null;
  return (
    <Panel title="First">
      <Alert severity="warning" variant="outlined" sx={{ mb: 1.5 }}>
        {blockers.every(({ blocker }) => blocker === 'unsent-here')
          ? 'It cannot be closed before this is decided.'
          : 'It cannot be closed before this is finished. Asked for now, it is taken down as a request made today.'}
      </Alert>
      <Box component="ul" aria-label="What comes first" sx={{ listStyle: 'none', p: 0, m: 0, display: 'grid', gap: 1.25 }}>
        {blockers.map((one) => (
          <Box component="li" key={`${one.blocker} ${one.reference}`}>
            <Box sx={{ fontWeight: 650 }}>
              {blockerWords[one.blocker].what}
              {one.reference !== null && `: ${showReference(one.reference)}`}
            </Box>
            <Typography variant="body2">{blockerWords[one.blocker].wayOn}</Typography>
            <WayOn customerId={customerId} of={one} supervisor={supervisor} />
          </Box>
        ))}
      </Box>
    </Panel>
  );
}

type WayProps = { readonly customerId: string; readonly of: Blocker; readonly supervisor: boolean };

function WayOn({ customerId, of: { blocker, reference }, supervisor }: WayProps) {
  if (blocker === 'unsent-here') return <To href="/unsent">Unsent work</To>;
  if (blocker === 'recipient-untold') return supervisor ? <To href="/who-to-tell">Who to tell</To> : null;
  return reference === null ? null : <ToRequest customerId={customerId} reference={reference} />;
}

/** A request opens for whoever may read it; for anybody else its reference is what to ask about. */
function ToRequest({ customerId, reference }: { readonly customerId: string; readonly reference: string }) {
  const { data } = useRequests('open', customerId);
  const found = data?.pages.flatMap((page) => page.items).find((one) => one.reference === reference);
  if (found) return <To href={`/requests/${found.id}`}>Open {showReference(reference)}</To>;
  return data ? <Typography variant="body2">It is with another team: tell them its reference.</Typography> : null;
}

function To({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  return (
    <Link component={Way} href={href} sx={{ fontWeight: 600 }}>
      {children}
    </Link>
  );
}
