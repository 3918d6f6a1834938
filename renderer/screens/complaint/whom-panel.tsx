import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useController, useFormContext, useWatch } from 'react-hook-form';
import organisations from '../../../shared/codes/organisations.json' with { type: 'json' };
import { ChoiceRow } from '../../components/form/choice-row.tsx';
import { SelectRow } from '../../components/form/select-row.tsx';
import { TextRow } from '../../components/form/text-row.tsx';
import { Panel } from '../../components/panel.tsx';
import { organisationWords } from '../../lib/words/organisations.ts';
import { usePeople } from './people-query.ts';
import type { TypedComplained } from './typed-complained.ts';

/**
 * Whom a complaint is about, in a form that asks what `TypedComplained` says: somebody by name, picked from those of ours where they are
 * known, an organisation, or nobody.
 */
export function WhomPanel() {
  const { control } = useFormContext<TypedComplained>();
  const { field } = useController({ control, name: 'whom' });
  return (
    <Panel title="The person or organisation">
      <Box sx={{ display: 'grid', gap: 2 }}>
        <ChoiceRow<TypedComplained['whom']>
          label="Whom it is about"
          value={field.value}
          options={[
            ['nobody', 'Nobody in particular'],
            ['person', 'Somebody'],
            ['organisation', 'An organisation'],
          ]}
          onChoose={field.onChange}
        />
        {field.value === 'person' && <PersonRows />}
        {field.value === 'organisation' && (
          <SelectRow
            control={control}
            name="organisation"
            label="Which organisation"
            options={[['', ''], ...organisations.map(({ touchpoint, name }) => [touchpoint, name] as const)]}
          />
        )}
      </Box>
      <Typography variant="body2" sx={{ mt: 1 }}>
        Whoever it is about does not see it and does not decide it.
      </Typography>
    </Panel>
  );
}

function PersonRows() {
  const { control, setValue } = useFormContext<TypedComplained>();
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
