import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import { useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import { chosen } from '../lib/callers-words.ts';
import { useConversation } from '../lib/conversation.ts';
import { closing, tabs } from '../lib/open-tabs.ts';
import { EVERYWHERE, useShortcuts } from '../lib/shortcuts.ts';
import { useStore } from '../lib/store.ts';
import { type Tab, tabAt } from '../lib/tab-rules.ts';
import { tabWords } from '../lib/tab-words.ts';
import { closeTab, closeTabHere, pinTab, stepTab, toTab } from '../lib/tabs.ts';
import { TabQuestion } from './tab-question.tsx';

/** What is open in this window, once it is more than one; each has its digit. */
export function TabStrip() {
  const all = useStore(tabs);
  const asked = useStore(closing);
  const known = { conversation: useConversation(), chosen: useStore(chosen) };
  const [location] = useLocation();
  const here = tabAt(all, location);
  useShortcuts(EVERYWHERE, [
    { key: 'Ctrl+Tab', label: 'The next that is open', run: () => stepTab(1) },
    { key: 'Ctrl+Shift+Tab', label: 'The one before', run: () => stepTab(-1) },
    ...(here < 0 ? [] : [{ key: 'Ctrl+W', label: 'Close what is open here', run: closeTabHere }]),
  ]);
  return (
    <>
      {all.length > 1 && (
        <Box
          component="nav"
          aria-label="Open"
          sx={{ bgcolor: 'background.paper', borderBottom: 1, borderColor: 'divider', px: { xs: 1, md: 2 } }}
        >
          {/* One line however many there are: enlarged, more would leave no room for what is open. The focus brings the others in. */}
          <Box
            component="ul"
            sx={{ listStyle: 'none', m: 0, p: '3px', display: 'flex', columnGap: 0.5, overflowX: 'auto', scrollbarWidth: 'thin' }}
          >
            {all.map((tab, index) => (
              <OneTab
                key={`${tab.kind} ${tab.id}`}
                tab={tab}
                words={tabWords(tab, known)}
                digit={index + 1}
                current={index === here}
              />
            ))}
          </Box>
        </Box>
      )}
      {asked && <TabQuestion words={tabWords(asked, known)} />}
    </>
  );
}

type Props = { readonly tab: Tab; readonly words: string; readonly digit: number; readonly current: boolean };

function OneTab({ tab, words, digit, current }: Props) {
  const place = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (current) place.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [current]);
  return (
    <Box
      component="li"
      ref={place}
      sx={{
        ...{ display: 'flex', alignItems: 'center', flex: 'none', maxWidth: 260, borderBottom: 3 },
        borderColor: current ? 'primary.main' : 'transparent',
      }}
    >
      <ButtonBase
        onClick={() => toTab(tab)}
        aria-current={current ? 'page' : undefined}
        aria-keyshortcuts={digit <= 9 ? `Control+${digit}` : undefined}
        sx={{
          ...{ typography: 'body2', px: 1, py: 0.75, minWidth: 0, borderRadius: 1, '&:hover': { bgcolor: 'action.hover' } },
          ...{ fontWeight: current ? 650 : 400, color: current ? 'text.primary' : 'text.secondary' },
        }}
      >
        <Box component="span" sx={{ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
          {words}
        </Box>
      </ButtonBase>
      {current && (
        <Small label={`Keep ${words} open`} pressed={tab.pinned} onAct={() => pinTab(tab, !tab.pinned)}>
          {tab.pinned ? '●' : '○'}
        </Small>
      )}
      {!current && tab.pinned && (
        <Box component="span" aria-hidden="true" sx={{ typography: 'caption', px: 0.5 }}>
          ●
        </Box>
      )}
      <Small label={`Close ${words}`} onAct={() => closeTab(tab)}>
        ×
      </Small>
    </Box>
  );
}

type SmallProps = { readonly label: string; readonly pressed?: boolean; readonly onAct: () => void; readonly children: string };

function Small({ label, pressed, onAct, children }: SmallProps) {
  return (
    <ButtonBase
      onClick={onAct}
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      sx={{
        width: 28,
        height: 28,
        flex: 'none',
        borderRadius: 1,
        color: 'text.secondary',
        '&:hover': { bgcolor: 'action.hover' },
      }}
    >
      <span aria-hidden="true">{children}</span>
    </ButtonBase>
  );
}
