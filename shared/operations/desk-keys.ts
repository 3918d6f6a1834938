import { z } from 'zod';
import { read } from '../operation.ts';
import { id } from './fields.ts';

export const deskKeys = {
  read: read({
    method: 'GET',
    path: '/desk-keys/{machineId}',
    summary: 'The central share of the key that seals the caller’s work on one machine; each reading is audited',
    input: z.strictObject({ machineId: id() }),
    /** 32 bytes, base64: always the same for the same person and machine, and kept nowhere. */
    output: z.object({ share: z.base64().length(44) }),
    roles: ['adviser', 'supervisor'],
    offline: 'needs-connection',
    shellOnly: true,
  }),
} as const;
