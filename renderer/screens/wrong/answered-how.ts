import type { Channel } from '../../../shared/domain/conversation.ts';

/** How somebody is answered who reached us so, as it is likely to be; the adviser asks, and types over it. */
const BY_CHANNEL: Record<Channel, string> = {
  telephone: 'By phone',
  video: 'By phone',
  'face-to-face': 'By letter',
  post: 'By letter',
  email: 'By e-mail',
  webchat: 'By e-mail',
  text: 'By text message',
};
/** The same by the code of the way of contact they prefer (DSS): anything else says nothing. */
const BY_PREFERENCE: Readonly<Record<string, string>> = {
  '1': 'By e-mail',
  '2': 'By phone',
  '3': 'By phone',
  '4': 'By text message',
  '5': 'By letter',
};

/** How they want to be answered, to begin with: as they prefer where that is shown, else the way they came. */
export const answeredHow = (channel: Channel, preferred: string | undefined): string =>
  BY_PREFERENCE[preferred ?? ''] ?? BY_CHANNEL[channel];
