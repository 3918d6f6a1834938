import Box from '@mui/material/Box';
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import type { Settings } from '../../shared/desk.ts';
import type { MenuCommand } from '../../shared/menu-command.ts';
import { useConfiguration } from '../lib/configuration.ts';
import { useConversation } from '../lib/conversation.ts';
import { keepCopiesShort } from '../lib/copies.ts';
import { COVER_KEY, listenForCover, turnCover, useCovered } from '../lib/covering.ts';
import { go, leaving } from '../lib/go.ts';
import { HELP_KEY, turnHelp } from '../lib/help-shown.ts';
import { items, needsALook } from '../lib/items.ts';
import { lockWarning } from '../lib/lock-warning.ts';
import { isOnTop } from '../lib/on-top.ts';
import { closing, tabs } from '../lib/open-tabs.ts';
import { listenForPalette, openPalette, usePaletteShown } from '../lib/palette.ts';
import { queryClient } from '../lib/query-client.ts';
import { useSession, whoIn } from '../lib/session.ts';
import { settingsKey } from '../lib/settings.ts';
import { EVERYWHERE, listenForShortcuts, useShortcuts } from '../lib/shortcuts.ts';
import { signOut, signOutAsked } from '../lib/sign-out.ts';
import { markStart } from '../lib/start-marks.ts';
import { useStore } from '../lib/store.ts';
import { followChanges } from '../lib/sync.ts';
import { listenForTabs } from '../lib/tab-keys.ts';
import { closeTabHere, stepTab } from '../lib/tabs.ts';
import { roomy } from '../theme/roomy.ts';
import { Cover } from './cover.tsx';
import { LiveRegion } from './live-region.tsx';
import { StateLine } from './state-line.tsx';
import { TopBar } from './top-bar.tsx';

const ConversationBar = lazy(async () => ({ default: (await import('./conversation-bar.tsx')).ConversationBar }));
const LeaveQuestion = lazy(async () => ({ default: (await import('./leave-question.tsx')).LeaveQuestion }));
const LockWarning = lazy(async () => ({ default: (await import('./lock-warning.tsx')).LockWarning }));
const PaletteDialog = lazy(async () => ({ default: (await import('../screens/palette/palette-dialog.tsx')).PaletteDialog }));
const PracticeBar = lazy(async () => ({ default: (await import('../screens/practice/practice-bar.tsx')).PracticeBar }));
const RefusedBar = lazy(async () => ({ default: (await import('./refused-bar.tsx')).RefusedBar }));
const SignOutQuestion = lazy(async () => ({ default: (await import('./sign-out.tsx')).SignOutQuestion }));
const TabStrip = lazy(async () => ({ default: (await import('./tab-strip.tsx')).TabStrip }));
const ShortcutList = lazy(async () => ({ default: (await import('./shortcut-list.tsx')).ShortcutList }));

/** What stands round every screen: the bar, the conversation, the state line, the keys. */
export function Frame({ children }: { readonly children: ReactNode }) {
  const signedIn = whoIn(useSession().data) !== null;
  const inConversation = useConversation() !== null && signedIn;
  const somethingRefused = [...useStore(items).values()].some(needsALook) && signedIn;
  const asked = useStore(leaving) !== null;
  const signingOut = useStore(signOutAsked);
  const [listShown, setListShown] = useState(false);
  const covered = useCovered();
  const tabAsked = useStore(closing) !== null;
  const manyOpen = (useStore(tabs).length > 1 || tabAsked) && signedIn;
  const practice = useConfiguration().data?.practice === true;
  const paletteShown = usePaletteShown();
  const locksAt = useStore(lockWarning);
  useShortcuts(EVERYWHERE, [
    { key: '?', label: 'Show this list', run: () => setListShown(true) },
    { key: HELP_KEY, label: 'Help with this screen', run: turnHelp },
    { key: COVER_KEY, label: 'Hide everything, and show it again', run: turnCover },
  ]);
  useEffect(listenForCover, []);
  useEffect(listenForPalette, []);
  useEffect(listenForTabs, []);
  useEffect(keepCopiesShort, []);
  useEffect(() => listenForShortcuts(lettersAlone), []);
  useEffect(
    () =>
      followChanges((command: MenuCommand) => {
        if (command === 'cover') turnCover();
        else if (command === 'sign-out') void signOut();
        else if (!isOnTop()) return;
        else if (command === 'shortcuts') setListShown(true);
        else if (command === 'help') turnHelp();
        else if (command === 'palette') openPalette();
        else if (command === 'tab-next') stepTab(1);
        else if (command === 'tab-before') stepTab(-1);
        else if (command === 'tab-close') closeTabHere();
        else go(`/${addressOf[command]}`);
      }),
    [],
  );
  useEffect(() => {
    // One frame later the first commit has been painted.
    requestAnimationFrame(() => requestAnimationFrame(() => markStart('painted')));
  }, []);
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', minHeight: '100vh', [roomy]: { height: '100vh' } }}>
      {practice && (
        <Suspense>
          <PracticeBar />
        </Suspense>
      )}
      <TopBar onShortcuts={() => setListShown(true)} />
      {manyOpen && (
        <Suspense>
          <TabStrip />
        </Suspense>
      )}
      {/* Each by itself: while one is on its way, the keys of the other go on working. */}
      <Suspense>{inConversation && <ConversationBar />}</Suspense>
      <Suspense>{somethingRefused && <RefusedBar />}</Suspense>
      <Box component="main" id="main" sx={{ flex: 1, minWidth: 0, [roomy]: { overflowY: 'auto', scrollbarGutter: 'stable' } }}>
        {children}
      </Box>
      <StateLine />
      <LiveRegion />
      {covered && <Cover />}
      {locksAt !== null && (
        <Suspense>
          <LockWarning at={locksAt} />
        </Suspense>
      )}
      {asked && (
        <Suspense>
          <LeaveQuestion />
        </Suspense>
      )}
      {signingOut && (
        <Suspense>
          <SignOutQuestion />
        </Suspense>
      )}
      {paletteShown && (
        <Suspense>
          <PaletteDialog />
        </Suspense>
      )}
      {listShown && (
        <Suspense>
          <ShortcutList onClose={() => setListShown(false)} />
        </Suspense>
      )}
    </Box>
  );
}

/** Unless they were switched off in Settings. */
const lettersAlone = () => queryClient.getQueryData<Settings>(settingsKey)?.letterKeys ?? true;

const addressOf: Record<'find' | 'my-day' | 'unsent' | 'notice' | 'settings' | 'end-conversation', string> = {
  find: 'find',
  'my-day': 'my-day',
  unsent: 'unsent',
  notice: 'notice',
  settings: 'settings',
  'end-conversation': 'conversation/end',
};
