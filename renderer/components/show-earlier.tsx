import { ActionButton } from './action-button.tsx';

type Props = {
  /** Under which heading the list of shortcuts shows it. */
  readonly group: string;
  readonly busy: boolean;
  readonly onAct: () => void;
  /** Another letter where the usual one is another list's. */
  readonly letter?: string;
};

/** Under a list, newest first, that goes on: the next page. */
export function ShowEarlier({ group, busy, onAct, letter = 'm' }: Props) {
  return (
    <ActionButton group={group} label="Show earlier" letter={letter} size="small" busy={busy} onAct={onAct} sx={{ mt: 1.5 }} />
  );
}
