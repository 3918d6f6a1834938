import { Screen } from '../../components/screen.tsx';

/** Settings: lands next. */
export function SettingsScreen() {
  return <Screen title="Settings">…</Screen>;
}
