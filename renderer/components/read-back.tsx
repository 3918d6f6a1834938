import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { type ComponentProps, type ReactNode, useEffect, useRef } from 'react';
import { go } from '../lib/go.ts';
import { cameToNothing, items } from '../lib/items.ts';
import { useShortcuts } from '../lib/shortcuts.ts';
import { useStore } from '../lib/store.ts';
import { KeyHint, keyed } from './key-hint.tsx';
import { ReadBackWords } from './read-back-words.tsx';
import { SavedTruth } from './saved-truth.tsx';
import { Screen } from './screen.tsx';

type Props = Omit<ComponentProps<typeof ReadBackWords>, 'refused'> & {
  readonly title: string;
  /** Null where it is about no record: the way back is to Find. */
  readonly customerId: string | null;
  readonly itemId: string;
  readonly lead: ReactNode;
  /** Stands below the truth about where it is. */
  readonly after?: ReactNode;
  /** Where one goes when it came to nothing, instead of to the customer. */
  readonly otherwise?: { readonly to: string; readonly label: string };
};

/** After recording: what to read back, the truth about where it is, and the way back to the customer. */
export function ReadBack({ title, customerId, itemId, lead, children, after, otherwise, ...words }: Props) {
  const item = useStore(items).get(itemId);
  const refused = cameToNothing(item?.state);
  // It came too late for a closed account: nothing of what was said stays, here neither.
  const gone = item?.closedOn !== undefined;
  const done = useRef<HTMLButtonElement>(null);
  const back = () => go(customerId === null ? '/find' : `/customer/${customerId}`);
  const whereTo = customerId === null ? 'back to Find' : 'back to the customer';
  const elsewhere = refused ? otherwise : undefined;
  useEffect(() => done.current?.focus(), []);
  useShortcuts(title, [{ key: 'Escape', label: customerId === null ? 'Back to Find' : 'Back to the customer', run: back }]);
  return (
    <Screen title={title} ownFocus width={880} lead={lead}>
      {!gone && (
        <ReadBackWords refused={refused} {...words}>
          {children}
        </ReadBackWords>
      )}
      <SavedTruth itemId={itemId} />
      {!gone && after}
      <Box sx={{ mt: 2 }}>
        <Button
          variant="contained"
          ref={done}
          onClick={elsewhere ? () => go(elsewhere.to) : back}
          aria-describedby="read-back-words"
          sx={keyed}
        >
          {elsewhere?.label ?? `Done, ${whereTo}`} <KeyHint of="Enter" />
        </Button>
      </Box>
    </Screen>
  );
}
