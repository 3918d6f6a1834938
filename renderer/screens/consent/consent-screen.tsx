import { Screen } from '../../components/screen.tsx';

/** Record consent: lands next. */
export function ConsentScreen({ customerId }: { readonly customerId: string }) {
  return <Screen title="Record consent">{customerId}</Screen>;
}
