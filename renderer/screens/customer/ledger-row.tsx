import Box from '@mui/material/Box';
import type { PassedOn } from '../../lib/passed-on.ts';
import { showDay } from '../../lib/time.ts';
import { organisationWords } from '../../lib/words/organisations.ts';
import { basisWords, itemLabels, sharedForWords } from '../../lib/words/sharing.ts';
import type { Shared } from './ledger-in-sentences.ts';

const labels = (items: Shared['items'] | PassedOn['items']) => items.map((item) => itemLabels[item]).join(', ');

/** One thing that was passed on: to whom, when, why, what of the customer, on what basis, by whom. */
export function LedgerRow({ shared }: { readonly shared: Shared }) {
  const { recipient, sharedAt, why, items, basis, agreement } = shared;
  return (
    <Row recipient={recipient} when={`${showDay(sharedAt)}, ${sharedForWords[why]}`} what={labels(items)}>
      On the basis of {basisWords[basis]}
      {agreement && ` (${agreement})`}. {bywhom(shared)}
    </Row>
  );
}

/** One that was recorded at this desk and is not in the centre's answer yet; `where` is the truth about where it is. */
export function RowHere({ shared, where }: { readonly shared: PassedOn; readonly where: string }) {
  const { recipient, saidAt, items } = shared;
  return (
    <Row recipient={recipient} when={showDay(saidAt)} what={labels(items)}>
      {where}
    </Row>
  );
}

function bywhom({ adviser, listed, organisation }: Shared): string {
  if (listed) return 'Sent with a list.';
  return adviser ? `By ${adviser}, ${organisationWords(organisation)}.` : `By ${organisationWords(organisation)}.`;
}

type Props = {
  readonly recipient: string;
  readonly when: string;
  readonly what: string;
  readonly children: React.ReactNode;
};

function Row({ recipient, when, what, children }: Props) {
  return (
    <Box component="li" sx={{ borderLeft: 3, borderColor: 'divider', pl: 1.5, typography: 'body2' }}>
      <Box sx={{ fontWeight: 600 }}>{recipient}</Box>
      <Box>{when}</Box>
      <Box>{what}</Box>
      <Box sx={{ typography: 'caption', color: 'text.secondary' }}>{children}</Box>
    </Box>
  );
}
