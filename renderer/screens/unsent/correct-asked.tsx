import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { BusyButton } from '../../components/busy-button.tsx';
import { TickRow } from '../../components/form/tick-row.tsx';
import { useConversation } from '../../lib/conversation.ts';
import { newId } from '../../lib/ids.ts';
import { asUnmatched, LONGEST } from './as-unmatched.ts';
import type { CorrectProps } from './correct.tsx';
import { replaceWith } from './replace-with.ts';

/** What somebody asked and was not accepted: the conversation it was said in, or whose it is. Its words, reference and day stay. */
export function CorrectAsked({ item, busy, onAct }: CorrectProps) {
  const current = useConversation();
  const elsewhere = current !== null && current.conversationId !== item.input.conversationId;
  // What was refused for what it was built on was said where it was said, and what is asked of nobody is of no other conversation.
  const ofIt = isAbout(current, item) && item.problem?.code !== 'depends-on-refused';
  const { control } = useForm({ defaultValues: { here: ofIt } });
  const ticked = useWatch({ control, name: 'here' });
  const here = elsewhere && ticked ? { conversationId: current.conversationId } : null;
  if (!elsewhere && item.operation === 'requests.logUnmatched') return null;
  const send = () => replaceWith(item, { ...item.input, ...here, commandId: newId() });
  return (
    <Box role="group" aria-label="Correct it" sx={{ display: 'grid', gap: 1.5 }}>
      {elsewhere && <TickRow control={control} name="here" label="It belongs to the conversation that is open now" />}
      {here && (
        <Box>
          <BusyButton
            variant="contained"
            size="small"
            busy={busy}
            onClick={() => onAct(send, 'The corrected one has its place and is sent.')}
          >
            Send the corrected one
          </BusyButton>
        </Box>
      )}
      <SendUnmatched {...{ item, busy, onAct, here }} input={() => item.input} />
    </Box>
  );
}

/** Whether a conversation is with whom a command is about: another has no part in it unless somebody says so. */
export const isAbout = (current: ReturnType<typeof useConversation>, { input }: CorrectProps['item']): boolean =>
  current?.about.some(({ customerId }) => customerId === input.customerId) ?? false;

type Props = CorrectProps & {
  readonly here: { readonly conversationId: string } | null;
  /** As it is put right; null where something in it still cannot be. */
  readonly input: () => CorrectProps['item']['input'] | null;
};

/** The way on where nobody can say whose record it is, or there is none: a supervisor matches it. */
export function SendUnmatched({ item, busy, onAct, here, input }: Props) {
  const [tooLong, setTooLong] = useState(false);
  if (asUnmatched(item) === null) return null;
  const send = () => {
    const right = input();
    const unmatched = right && asUnmatched({ ...item, input: right });
    setTooLong(unmatched !== null && unmatched.words.length > LONGEST);
    if (unmatched === null || unmatched.words.length > LONGEST) return;
    const whole = { ...unmatched, ...here };
    const replace = () => replaceWith({ ...item, operation: 'requests.logUnmatched' }, whole);
    onAct(replace, 'It goes as a request of somebody we cannot find.');
  };
  return (
    <Box sx={{ display: 'grid', gap: 0.5, justifyItems: 'start' }}>
      <Typography variant="body2">
        Where it cannot be recorded for that customer it is still heard: a supervisor finds out whose it is. Its own reference and
        its day stay.
      </Typography>
      <BusyButton variant="outlined" size="small" busy={busy} onClick={send}>
        Send it as a request of somebody we cannot find
      </BusyButton>
      {tooLong && (
        <Typography variant="body2" role="alert">
          That is more than one request can hold. Give it to a supervisor.
        </Typography>
      )}
    </Box>
  );
}
