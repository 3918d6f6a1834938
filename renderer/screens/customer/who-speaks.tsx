import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useId, useState } from 'react';
import { type Channel, isMessage, type OpenReason, type Speaker } from '../../../shared/domain/conversation.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { Screen } from '../../components/screen.tsx';
import { chosen } from '../../lib/callers-words.ts';
import { openConversation } from '../../lib/conversation.ts';
import { useSettings } from '../../lib/settings.ts';
import { useStore } from '../../lib/store.ts';
import { ChannelChoice } from './channel-choice.tsx';
import { WithoutPerson } from './without-person.tsx';

type Props = {
  readonly title?: string;
  /** Whom it is about; nobody yet where somebody is new. */
  readonly customerId?: string;
  /** The record can be opened without the person. */
  readonly onReason?: (reason: OpenReason) => void;
};

const choices: readonly (readonly [Speaker, string, string])[] = [
  ['customer', 'The customer', '1'],
  ['interpreter', 'The customer, through an interpreter', '2'],
  ['relay', 'The customer, through a relay operator', '3'],
  ['representative', 'Somebody else', '4'],
];

/** Asked once per conversation: who speaks, and how it came. The answer begins the conversation. */
export function WhoSpeaks({ title = 'Customer', customerId, onReason }: Props) {
  const { data: settings } = useSettings();
  const person = useStore(chosen);
  const [picked, setPicked] = useState<Channel | null>(null);
  const [sentAt, setSentAt] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const question = useId();
  const channel = picked ?? settings?.channel ?? 'telephone';
  const missing = isMessage(channel) && sentAt === null;
  const begin = (speaker: Speaker) => {
    openConversation({ channel, speaker, sentAt: isMessage(channel) ? sentAt : null }).catch(setError);
  };
  return (
    <Screen title={title} ownFocus width={760} lead={<Opening known={person?.id === customerId ? person : null} />}>
      <Typography variant="h2" id={question} sx={{ mb: 1 }}>
        Who is speaking?
      </Typography>
      <Box role="group" aria-labelledby={question} sx={{ display: 'grid', gap: 1, mb: 3, maxWidth: 460 }}>
        {choices.map(([speaker, label, digit], index) => (
          <ActionButton
            key={speaker}
            group="Who is speaking"
            label={label}
            letter={digit}
            disabled={missing}
            autoFocus={index === 0}
            variant={index === 0 ? 'contained' : 'outlined'}
            onAct={() => begin(speaker)}
            sx={{ justifyContent: 'space-between' }}
          />
        ))}
      </Box>
      {error !== null && <ErrorNote error={error} />}
      <ChannelChoice channel={channel} onChannel={setPicked} sentAt={sentAt} onSentAt={setSentAt} />
      {onReason && <WithoutPerson onReason={onReason} />}
    </Screen>
  );
}

function Opening({ known }: { readonly known: { givenName: string; familyName: string; yearOfBirth: number | null } | null }) {
  if (!known) return null;
  return (
    <Typography sx={{ color: 'text.secondary' }}>
      {known.givenName} {known.familyName}
      {known.yearOfBirth === null ? '' : `, born ${known.yearOfBirth}`}
    </Typography>
  );
}
