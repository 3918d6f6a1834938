import { Screen } from '../../components/screen.tsx';

/** End of conversation: lands next. */
export function EndScreen() {
  return <Screen title="End conversation">…</Screen>;
}
