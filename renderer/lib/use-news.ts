import { useEffect, useRef, useState } from 'react';
import type { Output } from '../../shared/operations.ts';
import { announce } from './announcer.ts';
import { changed } from './changed.ts';
import { disputed, putRightHere } from './disputed.ts';
import { items } from './items.ts';
import { type News, newsIn, type Seen } from './news.ts';
import { said } from './said.ts';
import { useStore } from './store.ts';
import { newsWords } from './words/news.ts';

export type Noticed = { readonly news: News; readonly sentences: readonly string[]; readonly see: () => void };

/**
 * What others have changed about a customer since this screen opened, or since somebody said that they saw it; it is also said
 * to people who listen. Nothing on the screen moves for it.
 */
export function useNews(customer: Output<'customers.read'>): Noticed {
  const { id, consents, values, beingChecked } = customer;
  const [seen, setSeen] = useState<Seen>({ consents, values, beingChecked });
  // What a higher level shows for the first time is no news.
  if ((!seen.consents && consents) || (!seen.values && values))
    setSeen({
      consents: seen.consents ?? consents,
      values: seen.values ?? values,
      beingChecked: seen.beingChecked ?? beingChecked,
    });
  const wrong = useStore(disputed).filter(({ customerId }) => customerId === id);
  const own = {
    said: useStore(said).filter(({ customerId }) => customerId === id),
    changed: [...useStore(changed).filter(({ customerId }) => customerId === id), ...putRightHere(wrong)],
    disputed: wrong,
    items: useStore(items),
  };
  const news = newsIn(seen, { consents, values, beingChecked }, own);
  const sentences = newsWords(news, new Date());
  const spoken = useRef<readonly string[]>([]);
  const all = sentences.join('\n');
  useEffect(() => {
    const now = all === '' ? [] : all.split('\n');
    const fresh = now.filter((sentence) => !spoken.current.includes(sentence));
    spoken.current = now;
    if (fresh.length > 0) announce(`New: ${fresh.join('. ')}.`);
  }, [all]);
  return { news, sentences, see: () => setSeen({ consents, values, beingChecked }) };
}
