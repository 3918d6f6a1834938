import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import type { RefObject } from 'react';
import organisations from '../../../../shared/codes/organisations.json' with { type: 'json' };
import { FIELDS } from '../../../../shared/domain/customer.ts';
import { REQUEST_STEPS } from '../../../../shared/domain/rectification.ts';
import { REQUEST_KINDS } from '../../../../shared/domain/request.ts';
import { NOBODY, REQUEST_SORTS, type RequestSort } from '../../../../shared/domain/request-view.ts';
import { fieldWords } from '../../../lib/words/details.ts';
import { stepWords } from '../request-words.ts';
import { type Asked, type FilterName, hasOwnOrder, type Sort, withFilter } from './asked.ts';
import { shortKindWords } from './cell-words.ts';
import { columnWords } from './columns.ts';
import { DayField, ReferenceField } from './typed-filters.tsx';

type Option = readonly [value: string, words: string];
type Props = {
  readonly asked: Asked;
  readonly onAsk: (asked: Asked) => void;
  readonly withOrganisation: boolean;
  /** Who is known to have something: their sign-in and name. */
  readonly names: ReadonlyMap<string, string>;
  /** The first field, for the key that leads here. */
  readonly first: RefObject<HTMLInputElement | null>;
};

const ANY: Option = ['', 'Any'];
const kinds: readonly Option[] = [ANY, ...REQUEST_KINDS.map((kind): Option => [kind, shortKindWords[kind]])];
const fields: readonly Option[] = [ANY, ...FIELDS.map((field): Option => [field, fieldWords[field]])];
const steps: readonly Option[] = [ANY, ...REQUEST_STEPS.map((step): Option => [step, stepWords[step]])];
const places: readonly Option[] = [ANY, ...organisations.map(({ touchpoint, name }): Option => [touchpoint, name])];
const tells: readonly Option[] = [ANY, ['true', 'Somebody still to be told'], ['false', 'Nobody still to be told']];
const orderOf = (sort: Sort | null) => (sort === null ? '' : `${sort.by} ${sort.direction}`);
const orders: readonly Option[] = [
  ['', 'What is due first'],
  ...REQUEST_SORTS.flatMap((by): Option[] => [
    [`${by} ascending`, `${columnWords[by]}, rising`],
    [`${by} descending`, `${columnWords[by]}, falling`],
  ]),
];

/** What narrows the list, a field for each column, and its order. Each counts as soon as it is chosen. */
export function FiltersPanel({ asked, onAsk, withOrganisation, names, first }: Props) {
  const value = (name: FilterName) => asked.filters[name] ?? '';
  const choice = (name: FilterName, label: string, options: readonly Option[]) => (
    <Choice label={label} options={options} value={value(name)} onChoose={(chosen) => onAsk(withFilter(asked, name, chosen))} />
  );
  const day = (name: FilterName, label: string) => (
    <DayField label={label} value={value(name)} onChoose={(chosen) => onAsk(withFilter(asked, name, chosen))} />
  );
  const who: Option[] = [ANY, [NOBODY, 'Nobody'], ...[...names].sort(([, one], [, other]) => one.localeCompare(other))];
  return (
    <Box
      role="search"
      aria-label="Filters"
      sx={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(150px, 1fr))', gap: 1.25, pt: 0.75 }}
    >
      <ReferenceField
        first={first}
        value={value('reference')}
        onChoose={(chosen) => onAsk(withFilter(asked, 'reference', chosen))}
      />
      {choice('kind', 'Kind', kinds)}
      {choice('field', 'What', fields)}
      {day('madeFrom', 'Made from')}
      {day('madeTo', 'Made to')}
      {day('dueFrom', 'Due from')}
      {day('dueTo', 'Due to')}
      {choice('step', 'Status', steps)}
      {withOrganisation && choice('organisation', 'Organisation', places)}
      {choice('assignee', 'With', who)}
      {choice('toldOpen', 'To tell', tells)}
      {!hasOwnOrder(asked.view) && (
        <Choice
          label="Order"
          options={orders}
          value={orderOf(asked.sort)}
          onChoose={(chosen) => {
            const [by, direction] = chosen.split(' ') as [RequestSort, Sort['direction']];
            onAsk({ ...asked, sort: chosen === '' ? null : { by, direction } });
          }}
        />
      )}
    </Box>
  );
}

type ChoiceProps = {
  readonly label: string;
  readonly options: readonly Option[];
  readonly value: string;
  readonly onChoose: (value: string) => void;
};

function Choice({ label, options, value, onChoose }: ChoiceProps) {
  const known = options.some(([one]) => one === value) ? options : [...options, [value, value] as const];
  return (
    <TextField
      {...{ label, value, select: true, size: 'small' }}
      onChange={(event) => onChoose(event.target.value)}
      slotProps={{ select: { native: true }, inputLabel: { shrink: true } }}
    >
      {known.map(([one, words]) => (
        <option key={one} value={one}>
          {words}
        </option>
      ))}
    </TextField>
  );
}
