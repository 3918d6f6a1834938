import { MOST_COMPLETIONS, MOST_ROWS } from '../../../shared/domain/find/bounds.ts';
import { RANK } from '../../../shared/domain/find/closeness.ts';
import { rangeEnd } from '../../../shared/domain/find/keys.ts';
import { nicknamesOf } from '../../../shared/domain/find/nicknames.ts';
import { longerFirst } from '../../../shared/domain/find/way.ts';
import type { Bind } from './bind.ts';

const IN_ORDER = `order by pair, birth_date, customer_id limit ${MOST_ROWS}`;

/** Branches of (customer_id, rank, tie, born) for people of one typed word. `more` is what else must hold, beginning with `and`. */
export function peopleOfOneName(name: string, more: string, bind: Bind): string[] {
  const branch = (rank: number, from: string) =>
    `select customer_id, ${rank} as rank, pair as tie, birth_date as born from name_pairs p
      where pair >= ${bind.value(from)} and pair < ${bind.value(rangeEnd(from === `${name} ` ? from : name))}${more} ${IN_ORDER}`;
  const nicknames = nicknamesOf(name);
  return [
    branch(RANK.exact, `${name} `),
    // The sign after the space: longer words, not the word itself.
    branch(RANK.start, `${name}!`),
    ...(nicknames.length > 0 ? [byNicknames(nicknames, '', more, bind)] : []),
  ];
}

/** The same for two typed words, each of which may be a beginning. */
export function peopleOfTwoNames(first: string, second: string, more: string, bind: Bind): string[] {
  const inOrder = `${first} ${second}`;
  const turned = `${second} ${first}`;
  const exact = bind.value(inOrder);
  const branches = [
    `select customer_id, case when pair = ${exact} then ${RANK.exact} else ${RANK.start} end as rank, pair as tie, birth_date as born from name_pairs p
      where pair >= ${exact} and pair < ${bind.value(rangeEnd(inOrder))}${more} ${IN_ORDER}`,
    `select customer_id, ${RANK.turned} as rank, pair as tie, birth_date as born from name_pairs p
      where pair > ${bind.value(turned)} and pair < ${bind.value(rangeEnd(turned))}${more} ${IN_ORDER}`,
  ];
  for (const [one, other] of [
    [first, second],
    [second, first],
  ] as const) {
    const nicknames = nicknamesOf(one);
    if (nicknames.length > 0) branches.push(byNicknames(nicknames, other, more, bind));
  }
  const [longer, shorter] = longerFirst(first, second);
  return [...branches, bothBegin(longer, shorter, more, bind)];
}

/** The longer beginning stands for few words of the dictionary, each of which is a range of pairs. */
function bothBegin(longer: string, shorter: string, more: string, bind: Bind): string {
  return `select p.* from (
      select word from name_words where word > ${bind.value(longer)} and word < ${bind.value(rangeEnd(longer))}
       order by holders desc, word limit ${MOST_COMPLETIONS}) w
     cross join lateral (
      select customer_id, ${RANK.bothStart} as rank, pair as tie, birth_date as born from name_pairs p
       where pair > w.word || ' ' || ${bind.value(shorter)}::text and pair < w.word || ' ' || ${bind.value(rangeEnd(shorter))}::text${more}
       ${IN_ORDER}) p`;
}

function byNicknames(nicknames: readonly string[], other: string, more: string, bind: Bind): string {
  const pairs = nicknames.map((name) => `${name} ${other}`);
  return `select p.* from unnest(${bind.value(pairs)}::text[], ${bind.value(pairs.map(rangeEnd))}::text[]) as n (start, finish)
     cross join lateral (
      select customer_id, ${RANK.nickname} as rank, pair as tie, birth_date as born from name_pairs p
       where pair >= n.start and pair < n.finish${more} ${IN_ORDER}) p`;
}
