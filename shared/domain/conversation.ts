import { z } from 'zod';

/** How a conversation reaches us. `online-account` is the website's and never an adviser's. */
export const CHANNELS = ['telephone', 'face-to-face', 'webchat', 'email', 'text', 'post', 'video'] as const;
export type Channel = (typeof CHANNELS)[number];
export const channelSchema = z.enum(CHANNELS);
export const eventChannelSchema = z.enum([...CHANNELS, 'online-account']);

/** Who speaks: an interpreter or relay operator is the customer speaking (domain: people). */
export const SPEAKERS = ['customer', 'interpreter', 'relay', 'representative'] as const;
export type Speaker = (typeof SPEAKERS)[number];
export const speakerSchema = z.enum(SPEAKERS);

export const directionSchema = z.enum(['in', 'out']);

/** Reasons to open a record without the person (domain: conversation). */
export const OPEN_REASONS = ['working-request', 'my-day', 'message-received', 'returning-call', 'unsent-work'] as const;
export type OpenReason = (typeof OPEN_REASONS)[number];
export const openReasonSchema = z.enum(OPEN_REASONS);

/** True when the words come by message: then `saidAt` is when it was sent. */
export function isMessage(channel: Channel): boolean {
  return channel === 'email' || channel === 'text' || channel === 'post' || channel === 'webchat';
}
