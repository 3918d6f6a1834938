import { ActionButton } from '../../components/action-button.tsx';
import { go } from '../../lib/go.ts';
import { useCovers } from '../../lib/speaks-for.ts';

/** The way to *Send me my information*, for whoever may ask for it. */
export function AccessButton({ customerId }: { readonly customerId: string }) {
  if (!useCovers(customerId)('requests')) return null;
  return (
    <ActionButton
      group="Customer"
      label="Send me my information"
      letter="0"
      color="inherit"
      onAct={() => go(`/customer/${customerId}/access`)}
    />
  );
}
