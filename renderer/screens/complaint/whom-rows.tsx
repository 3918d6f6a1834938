import Box from '@mui/material/Box';
import { type Control, type UseFormSetValue, useController, useWatch } from 'react-hook-form';
import organisations from '../../../shared/codes/organisations.json' with { type: 'json' };
import { ChoiceRow } from '../../components/form/choice-row.tsx';
import { SelectRow } from '../../components/form/select-row.tsx';
import { TextRow } from '../../components/form/text-row.tsx';
import { organisationWords } from '../../lib/words/organisations.ts';
import { usePeople } from './people-query.ts';
import type { TypedAsked } from './typed-asked.ts';

type Props = { readonly control: Control<TypedAsked>; readonly setValue: UseFormSetValue<TypedAsked> };

/** Whom a complaint is about: somebody by name, picked from those of ours where they are known, an organisation, or nobody. */
export function WhomRows({ control, setValue }: Props) {
  const { field } = useController({ control, name: 'whom' });
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <ChoiceRow<TypedAsked['whom']>
        label="Whom it is about"
        value={field.value}
        options={[
          ['nobody', 'Nobody in particular'],
          ['person', 'Somebody'],
          ['organisation', 'An organisation'],
        ]}
        onChoose={field.onChange}
      />
      {field.value === 'person' && <PersonRows control={control} setValue={setValue} />}
      {field.value === 'organisation' && (
        <SelectRow
          control={control}
          name="organisation"
          label="Which organisation"
          options={[['', ''], ...organisations.map(({ touchpoint, name }) => [touchpoint, name] as const)]}
        />
      )}
    </Box>
  );
}

function PersonRows({ control, setValue }: Props) {
  const [name, sub] = useWatch({ control, name: ['name', 'sub'] });
  const { data } = usePeople(name);
  const items = data?.items ?? [];
  const people = items.map((one) => [one.sub, `${one.name}, ${organisationWords(one.organisation)}`] as const);
  // Whoever was picked for another name is picked no more.
  if (sub && data && !items.some((one) => one.sub === sub)) setValue('sub', '');
  return (
    <>
      <TextRow control={control} name="name" label="Their name, as the customer says it" maxLength={200} />
      {people.length > 0 && (
        <SelectRow
          control={control}
          name="sub"
          label="Who that is, where it is clear"
          options={[['', 'It is not clear'], ...people]}
        />
      )}
    </>
  );
}
