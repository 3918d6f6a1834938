import { type Answer, type JobName, jobs } from '../../../shared/domain/caller-words.ts';

/** Where an answer leads: a screen, or to finding whose it would be. */
export type Lead =
  | { readonly kind: 'go'; readonly to: string; readonly title: string }
  | { readonly kind: 'find-first'; readonly to: '/find'; readonly title: string };

const screens: Record<Exclude<JobName, 'find' | 'notice'>, (customerId: string) => string> = {
  customer: (customerId) => `/customer/${customerId}`,
  'where-from': (customerId) => `/customer/${customerId}`,
  'something-changed': (customerId) => `/customer/${customerId}/change`,
  'something-wrong': (customerId) => `/customer/${customerId}/wrong`,
  'send-information': (customerId) => `/customer/${customerId}/access`,
  'stop-using': (customerId) => `/customer/${customerId}/stop`,
  died: (customerId) => `/customer/${customerId}/died`,
  unhappy: (customerId) => `/customer/${customerId}/unhappy`,
  'other-right': (customerId) => `/customer/${customerId}/other-right`,
  'record-consent': (customerId) => `/customer/${customerId}/consent`,
  // There the worry opens by itself.
  'tell-supervisor': (customerId) => `/customer/${customerId}`,
};

/** Where an answer leads while this customer, or nobody, is being dealt with. */
export function leadOf(answer: Answer, customerId: string | null): Lead {
  const { job, section } = answer;
  const title = jobs[job];
  if (job === 'notice') return { kind: 'go', to: section === undefined ? '/notice' : `/notice/${section}`, title };
  if (job === 'find') return { kind: 'go', to: '/find', title };
  if (customerId === null) return { kind: 'find-first', to: '/find', title };
  return { kind: 'go', to: screens[job](customerId), title };
}
