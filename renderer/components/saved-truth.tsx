import Alert, { type AlertColor } from '@mui/material/Alert';
import type { ItemState } from '../../shared/desk.ts';
import { items } from '../lib/items.ts';
import { useStore } from '../lib/store.ts';
import { useSync } from '../lib/sync.ts';
import { savedWords } from '../lib/words/saved.ts';

const severities: Record<ItemState, AlertColor> = {
  waiting: 'warning',
  sending: 'info',
  'asking-again': 'warning',
  received: 'success',
  'needs-attention': 'error',
  replaced: 'info',
  discarded: 'error',
};

/** Where a recorded command is, live. */
export function SavedTruth({ itemId }: { readonly itemId: string }) {
  const item = useStore(items).get(itemId);
  const kept = useSync()?.kept ?? false;
  return (
    <Alert
      severity={item?.problem?.code === 'to-be-matched' ? 'warning' : severities[item?.state ?? 'waiting']}
      variant="outlined"
      role="status"
      data-state={item?.state}
    >
      {savedWords(item, kept)}
      {item?.problem?.requestId ? ` Request ${item.problem.requestId}` : ''}
    </Alert>
  );
}
