import type { Listed } from '../../../renderer/screens/requests/requests-query.ts';

/** A request as a line of the queue: a date of birth in dispute, being checked. */
export const listed = (change: Partial<Listed> = {}): Listed => ({
  ...{ id: '01890000-0000-7000-8000-000000000001', reference: '7F3K9Q2M4T', kind: 'rectification', customerId: null },
  ...{ organisation: '0000000999', recordedByName: 'Priya Shah', madeOn: '2026-11-20', receivedOn: '2026-11-20' },
  ...{ arrivedLate: false, dueOn: '2026-12-21', extendBy: '2026-12-21', proofOn: null, extensionMonths: null },
  ...{ waitingFor: null, waitingSince: null, acknowledgedOn: null, progressDueOn: null, promisedOn: null },
  ...{ assignedTo: null, assignedToName: null, step: 'being-checked', right: null, fields: ['dateOfBirth'], decided: 0 },
  ...{ noticesOpen: 0, handedOverFrom: null, fromRepair: false, lookAt: null, version: 1, completedOn: null },
  ...change,
});
