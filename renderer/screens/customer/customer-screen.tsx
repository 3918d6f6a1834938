import { Screen } from '../../components/screen.tsx';

/** Customer: lands next. */
export function CustomerScreen({ customerId }: { readonly customerId: string }) {
  return <Screen title="Customer">{customerId}</Screen>;
}
