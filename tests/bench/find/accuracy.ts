import { foldWord } from '../../../shared/domain/find/fold.ts';
import { openConnection, prepare } from '../support/http-client.ts';
import { quantile } from '../support/quantile.ts';
import { randomFrom } from '../support/random.ts';
import { slip } from './slip.ts';
import type { Stand } from './stand.ts';

const MANY = 1_000;
export type Accuracy = { readonly people: number; readonly first: number; readonly amongFive: number; readonly found: number };

// Nobody else has the same first and family name: then there is exactly one right answer. One word each, A to Z, so that the
// slip is what makes it hard; of any length from two letters on.
const PEOPLE = `select id, given, family from (
    select id, given_name as given, family_name as family,
           count(*) over (partition by lower(given_name), lower(family_name)) as namesakes
      from customers where status = 'current') c
  where namesakes = 1 and given ~ '^[A-Za-z]{2,}$' and family ~ '^[A-Za-z]{2,}$' order by md5(id::text || $1) limit $2`;

/**
 * A seeded thousand people, one slip in each of their two words (see `slip`), found by first and family name alone. Right: the
 * person is the first of the answer. Prints how many were, how many among five and at all, and the latencies over HTTP; answers
 * the shares, from 0 to 1.
 */
export async function measureAccuracy(stand: Stand, seed: number, say: (line: string) => void): Promise<Accuracy> {
  const { rows } = await stand.owner.query<{ id: string; given: string; family: string }>(PEOPLE, [String(seed), MANY]);
  const random = randomFrom(seed);
  const connection = openConnection(stand.ours);
  const places: number[] = [];
  const latencies: number[] = [];
  for (const { id, given, family } of rows) {
    const line = `${slip(foldWord(given), random)} ${slip(foldWord(family), random)}`;
    const request = prepare('POST', '/v1/customers/searches', { authorization: `Bearer ${stand.token}` }, { line });
    const began = performance.now();
    const { status, body } = await connection.send(request);
    latencies.push(performance.now() - began);
    if (status !== 200) throw new Error(`Answered ${status}`);
    places.push((JSON.parse(body) as { results: { id: string }[] }).results.findIndex((one) => one.id === id));
  }
  connection.close();
  const share = (holds: (place: number) => boolean) => places.filter(holds).length / places.length;
  const shares = {
    people: places.length,
    first: share((place) => place === 0),
    amongFive: share((place) => place >= 0 && place < 5),
    found: share((place) => place >= 0),
  };
  const percent = (part: number) => `${(100 * part).toFixed(1)} %`;
  say(`Slips in both words, ${places.length} people of a name of their own (seed ${seed}):`);
  say(`  first ${percent(shares.first)}, among five ${percent(shares.amongFive)}, found ${percent(shares.found)}`);
  say(`  p50 ${quantile(latencies, 0.5).toFixed(2)} ms, p95 ${quantile(latencies, 0.95).toFixed(2)} ms`);
  return shares;
}
