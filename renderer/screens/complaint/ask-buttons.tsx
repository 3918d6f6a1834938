import { ActionButton } from '../../components/action-button.tsx';
import { go } from '../../lib/go.ts';
import { useCovers } from '../../lib/speaks-for.ts';

/** The ways to a complaint and to another right, for whoever may ask for them; against the record from level 1. */
export function AskButtons({ customerId, level }: { readonly customerId: string; readonly level: number }) {
  const covered = useCovers(customerId)('requests');
  if (!covered || level < 1) return null;
  const to = (where: string) => () => go(`/customer/${customerId}/${where}`);
  return (
    <>
      <ActionButton group="Customer" label="Unhappy with us" letter="a" color="inherit" onAct={to('unhappy')} />
      <ActionButton group="Customer" label="Something else they ask" letter="s" color="inherit" onAct={to('other-right')} />
    </>
  );
}
