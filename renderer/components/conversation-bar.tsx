import Box from '@mui/material/Box';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { parkConversation, useConversation } from '../lib/conversation.ts';
import { typedPlaces } from '../lib/drafts.ts';
import { forgetConversation } from '../lib/forget.ts';
import { go, goKept, isSafeWith, keepOnLeaving } from '../lib/go.ts';
import { useShortcuts } from '../lib/shortcuts.ts';
import { channelWords, speakerWords } from '../lib/words/conversation.ts';
import { ReceiptEntry } from '../screens/receipt/receipt-entry.tsx';
import { ActionButton } from './action-button.tsx';
import { ErrorNote } from './error-note.tsx';
import { CONVERSATION_LETTERS } from './frame-letters.ts';
import { KeyHint, keyed } from './key-hint.tsx';

/** While a conversation is open: whom it is about, and how it stops. */
export function ConversationBar() {
  const conversation = useConversation();
  const [location] = useLocation();
  const [error, setError] = useState<unknown>(null);
  if (!conversation) return null;
  // Whose record is on screen; on other screens, whoever it was about last.
  const whose =
    conversation.about.find(({ customerId }) => location.startsWith(`/customer/${customerId}`)) ?? conversation.about.at(-1);
  const drop = async () => {
    // Whoever takes the return call goes on with what was typed, in the tab on screen as in the others.
    const typed = [...typedPlaces.get()];
    if (!isSafeWith(typed)) return go('/find');
    keepOnLeaving(typed);
    try {
      await parkConversation();
    } catch (why) {
      return setError(why);
    }
    forgetConversation();
    goKept('/find', typed);
  };
  return (
    <Box
      component="section"
      aria-label="Conversation"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        columnGap: 2,
        rowGap: 0.5,
        px: { xs: 2, md: 3 },
        py: 0.75,
        borderBottom: 1,
        borderColor: 'divider',
        bgcolor: 'action.selected',
        typography: 'body2',
      }}
    >
      <Box component="span" sx={{ fontWeight: 650 }}>
        {channelWords[conversation.channel]}, {speakerWords[conversation.speaker]}
      </Box>
      {conversation.about.map(({ customerId, name, level }, index) => (
        <AboutLink
          key={customerId}
          customerId={customerId}
          name={name}
          level={level}
          last={index === conversation.about.length - 1}
        />
      ))}
      <Box component="span" sx={{ flex: { sm: 1 } }} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        {whose && (
          <ReceiptEntry
            group="Conversation"
            asked={{ customerId: whose.customerId, conversationId: conversation.conversationId }}
            name={whose.name}
            conversation={conversation}
          />
        )}
        <ActionButton
          group="Conversation"
          label="Line dropped"
          letter={CONVERSATION_LETTERS.dropped}
          size="small"
          color="inherit"
          onAct={drop}
        />
        <ActionButton
          group="Conversation"
          label="End conversation"
          letter={CONVERSATION_LETTERS.end}
          size="small"
          onAct={() => go('/conversation/end')}
        />
      </Box>
      {error !== null && (
        <Box sx={{ width: '100%' }}>
          <ErrorNote error={error} />
        </Box>
      )}
    </Box>
  );
}

type AboutProps = { readonly customerId: string; readonly name: string; readonly level: number; readonly last: boolean };

function AboutLink({ customerId, name, level, last }: AboutProps) {
  const [location] = useLocation();
  const to = `/customer/${customerId}`;
  useShortcuts('Conversation', last && location !== to ? [{ key: 'b', label: 'Back to the customer', run: () => go(to) }] : []);
  return (
    <Box
      component={Link}
      href={to}
      aria-current={location === to ? 'page' : undefined}
      sx={{ ...keyed, color: 'text.primary', textDecoration: 'none' }}
    >
      <Box component="span" sx={{ textDecoration: 'underline' }}>
        {name}, level {level}
      </Box>
      {last && location !== to && <KeyHint of="b" />}
    </Box>
  );
}
