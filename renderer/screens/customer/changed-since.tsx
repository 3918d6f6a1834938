import type { Output } from '../../../shared/operations.ts';
import { NewsBar } from '../../components/news-bar.tsx';
import { useNews } from '../../lib/use-news.ts';

type Props = { readonly customer: Output<'customers.read'>; readonly inBar?: boolean };

/** On a form: what others have changed about the person since it opened. Nothing that is marked or typed is touched. */
export function ChangedSince({ customer, inBar = false }: Props) {
  const { sentences, see } = useNews(customer);
  return (
    <NewsBar
      title="Something about this person has changed since you opened this"
      sentences={sentences}
      see={see}
      inBar={inBar}
    />
  );
}
