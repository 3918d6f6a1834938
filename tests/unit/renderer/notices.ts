import type { NoticeToWrite } from '../../../renderer/screens/recipients/letter-text.ts';

/** A notice as the central service answers it, with what a test wants to be different. */
export const notice = (change: Partial<NoticeToWrite> = {}): NoticeToWrite => ({
  ...{ id: '0190f4c2-0000-4000-8000-00003f2a91c0', kind: 'stop-contact', state: 'to-tell', version: 1 },
  ...{ recipientId: 'r1', recipient: 'Northway Social Research', recipientKind: 'market-research' },
  ...{ toldBy: 'secure-email', contact: 'privacy@northway-research.example' },
  ...{ reference: '7K2QF9M3XT', customerId: 'c1', requestId: null, items: [], organisation: '0000000203' },
  ...{ madeOn: '2026-11-20', chaseOn: '2026-12-04', toldOn: null, toldHow: null, toldByName: null },
  ...{ endedOn: null, impossibleBecause: null, values: [] },
  ...change,
});
