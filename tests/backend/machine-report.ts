import { newId } from './people.ts';

/** The input of a report of a machine on which nothing is unsent. */
export const machineReport = (machineId: string, more: Record<string, unknown> = {}) => ({
  ...{ commandId: newId(), machineId, waiting: 0, sending: 0, askingAgain: 0, needsAttention: 0 },
  ...{ oldestSaidOn: null, oldestRecordedAt: null, handedOver: [], copies: 0, copiesUntil: null, appVersion: '0.1.0' },
  ...more,
});
