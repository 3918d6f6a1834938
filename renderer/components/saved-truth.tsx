import Alert, { type AlertColor } from '@mui/material/Alert';
import type { ItemState } from '../../shared/desk.ts';
import { becameRequest, type Item, items } from '../lib/items.ts';
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

/** Good news is green: not that it waits for a record, nor that it became something else. */
const severityOf = (item: Item | undefined): AlertColor =>
  item && (item.problem?.code === 'to-be-matched' || becameRequest(item)) ? 'warning' : severities[item?.state ?? 'waiting'];

/** Where a recorded command is, live. */
export function SavedTruth({ itemId }: { readonly itemId: string }) {
  const item = useStore(items).get(itemId);
  const kept = useSync()?.kept ?? false;
  return (
    <Alert severity={severityOf(item)} variant="outlined" role="status" data-state={item?.state}>
      {savedWords(item, kept)}
      {item?.problem?.requestId ? ` Request ${item.problem.requestId}` : ''}
    </Alert>
  );
}
