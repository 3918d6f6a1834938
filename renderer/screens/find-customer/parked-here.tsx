import Box from '@mui/material/Box';
import { useState } from 'react';
import { PARK_MINUTES } from '../../../shared/domain/limits.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { Panel } from '../../components/panel.tsx';
import { TypedInThisOne } from '../../components/typed-here.tsx';
import { type Parked, parked, resumeConversation } from '../../lib/conversation.ts';
import { go } from '../../lib/go.ts';
import { useNow } from '../../lib/now.ts';
import { useStore } from '../../lib/store.ts';
import { showTime } from '../../lib/time.ts';
import { channelWords } from '../../lib/words/conversation.ts';

/** Conversations whose line dropped here, for as long as they can be taken up. */
export function ParkedHere() {
  const now = useNow(10);
  const [error, setError] = useState<unknown>(null);
  const open = useStore(parked).filter(({ parkedAt }) => now.getTime() - Date.parse(parkedAt) < PARK_MINUTES.value * 60_000);
  if (open.length === 0) return null;
  const takeUp = async ({ parkedAt: _, ...conversation }: Parked) => {
    try {
      await resumeConversation(conversation);
    } catch (why) {
      return setError(why);
    }
    const [last] = conversation.about.slice(-1);
    if (last) go(`/customer/${last.customerId}`);
  };
  return (
    <Box sx={{ mt: 3 }}>
      <Panel title="Line dropped">
        <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0, display: 'grid', gap: 1 }}>
          {open.map((one, index) => (
            <Box component="li" key={one.conversationId} sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center' }}>
              <Box sx={{ flex: 1 }}>
                {one.about.map(({ name }) => name).join(', ') || 'Nobody opened yet'} · {channelWords[one.channel]} · dropped at{' '}
                {showTime(one.parkedAt)}, kept for {PARK_MINUTES.value} minutes
              </Box>
              <ActionButton
                group="Line dropped"
                label={open.length > 1 ? `Take it up again, dropped at ${showTime(one.parkedAt)}` : 'Take it up again'}
                letter={index === 0 ? 'u' : String(index + 1)}
                size="small"
                onAct={() => takeUp(one)}
              />
            </Box>
          ))}
        </Box>
        <TypedInThisOne />
        {error !== null && <ErrorNote error={error} />}
      </Panel>
    </Box>
  );
}
