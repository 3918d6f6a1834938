import type { SPECIAL_CATEGORIES, SPECIAL_REASONS } from '../../../shared/domain/customer.ts';

export const specialWords: Record<(typeof SPECIAL_CATEGORIES)[number], string> = {
  ethnicity: 'Ethnicity',
  disability: 'Learning difficulty, disability or health',
  'priority-group': 'Priority groups',
};

export const specialReasonWords: Record<(typeof SPECIAL_REASONS)[number], string> = {
  'customer-asked': 'The customer asked',
  'recording-answer': 'To record an answer',
  'adjustment-needed': 'The customer needs an adjustment',
  'working-request': 'Working on a request',
};
