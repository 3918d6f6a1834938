import { useUnsent } from '../unsent/unsent-query.ts';
import { type UnsentOf, unsentOf } from './unsent-of.ts';

/** What this desk has not sent of a customer, looked at again whenever anything recorded here moves on. */
export const useUnsentOf = (customerId: string): UnsentOf => unsentOf(customerId, useUnsent().data ?? []);
