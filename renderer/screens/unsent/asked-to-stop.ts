import type { UnsentItem } from '../../../shared/desk.ts';
import type { ClosingReason } from '../../../shared/domain/closing.ts';

/** Who is to be closed by what is recorded here and has not been received, and why. What was refused asks for nothing. */
export function askedToStop(items: readonly UnsentItem[]): ReadonlyMap<string, ClosingReason> {
  const closings = items.filter(
    ({ operation, input, state }) =>
      operation === 'closures.close' && input.scope === 'service' && state !== 'needs-attention' && state !== 'received',
  );
  return new Map(closings.map(({ input }) => [String(input.customerId), input.reason as ClosingReason]));
}
