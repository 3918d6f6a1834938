import type { Channel, Speaker } from '../../../shared/domain/conversation.ts';

export const channelWords: Record<Channel, string> = {
  telephone: 'Telephone',
  'face-to-face': 'Face to face',
  webchat: 'Webchat',
  email: 'E-mail',
  text: 'Text message',
  post: 'Letter',
  video: 'Video call',
};

/** Who speaks, as the state line says it. */
export const speakerWords: Record<Speaker, string> = {
  customer: 'the customer speaking',
  interpreter: 'through an interpreter',
  relay: 'through a relay operator',
  representative: 'somebody else speaking',
};

/** How a decision came, the website's own channel included. */
export const eventChannelWords: Record<Channel | 'online-account', string> = {
  ...channelWords,
  'online-account': 'Online account',
};
