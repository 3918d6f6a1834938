import { type Answer, type JobName, jobs, sectionFor } from '../../../shared/domain/caller-words.ts';

/** Where an answer leads: a screen, or a section of the notice read out where the job is not on the desk yet. */
export type Lead =
  | { readonly kind: 'go'; readonly to: string; readonly title: string }
  | { readonly kind: 'find-first'; readonly to: '/find'; readonly title: string }
  | { readonly kind: 'read-out'; readonly section: string; readonly title: string };

const screens: Partial<Record<JobName, (customerId: string) => string>> = {
  customer: (customerId) => `/customer/${customerId}`,
  'where-from': (customerId) => `/customer/${customerId}`,
  'something-changed': (customerId) => `/customer/${customerId}/change`,
  'stop-using': (customerId) => `/customer/${customerId}/stop`,
  died: (customerId) => `/customer/${customerId}/died`,
  unhappy: (customerId) => `/customer/${customerId}/unhappy`,
  'other-right': (customerId) => `/customer/${customerId}/other-right`,
  'record-consent': (customerId) => `/customer/${customerId}/consent`,
};

/** Where an answer leads while this customer, or nobody, is being dealt with. */
export function leadOf(answer: Answer, customerId: string | null): Lead {
  const { title, built } = jobs[answer.job];
  const section = sectionFor(answer);
  if (answer.job === 'notice') return { kind: 'go', to: `/notice/${section}`, title };
  if (answer.job === 'find') return { kind: 'go', to: '/find', title };
  const screen = screens[answer.job];
  if (!built || !screen) return { kind: 'read-out', section, title };
  if (customerId === null) return { kind: 'find-first', to: '/find', title };
  return { kind: 'go', to: screen(customerId), title };
}
