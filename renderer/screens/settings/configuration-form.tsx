import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useEffect, useRef } from 'react';
import { useForm } from 'react-hook-form';
import type { ConfigurationView } from '../../../shared/configuration.ts';
import { BusyButton } from '../../components/busy-button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { focusField } from '../../components/form/focus-field.ts';
import { TextRow } from '../../components/form/text-row.tsx';
import { useChangeConfiguration } from '../../lib/configuration.ts';
import { failureOf } from '../../lib/desk.ts';
import { fieldProblems, fieldWords, SERVICE_FIELDS, type ServiceField, sourceWords } from './configuration-words.ts';

type Fields = Record<ServiceField, string>;

const valuesOf = (view: ConfigurationView) =>
  Object.fromEntries(SERVICE_FIELDS.map((name) => [name, view[name].value])) as Fields;

/** The service, where no administrator has set it: only what was changed is kept, and it counts at the next sign-in. */
export function ConfigurationForm({ view }: { readonly view: ConfigurationView }) {
  const change = useChangeConfiguration();
  const form = useRef<HTMLFormElement>(null);
  const { control, handleSubmit, setError, reset, formState } = useForm<Fields>({
    defaultValues: valuesOf(view),
    shouldFocusError: false,
  });
  useEffect(() => reset(valuesOf(view)), [view, reset]);
  const { dirtyFields } = formState;

  const save = async (typed: Fields) => {
    const changed = SERVICE_FIELDS.filter((name) => dirtyFields[name]);
    try {
      await change.mutateAsync(Object.fromEntries(changed.map((name) => [name, typed[name].trim()])));
    } catch (error) {
      const wrong = changed.filter((name) => failureOf(error).errors?.some(({ pointer }) => pointer === `/${name}`));
      for (const name of wrong) setError(name, { message: fieldProblems[name] });
      if (wrong[0]) focusField(form.current, wrong[0]);
    }
  };
  const untold = change.error && failureOf(change.error).code !== 'bad-input';

  return (
    <Box
      component="form"
      ref={form}
      noValidate
      onSubmit={handleSubmit(save)}
      sx={{ display: 'grid', gap: 2, justifyItems: 'start' }}
    >
      {untold && <ErrorNote error={change.error} />}
      {SERVICE_FIELDS.map((name) => (
        <TextRow
          key={name}
          control={control}
          name={name}
          label={fieldWords[name]}
          help={sourceWords[view[name].from]}
          maxLength={500}
        />
      ))}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center' }}>
        <BusyButton type="submit" variant="outlined" busy={change.isPending} disabled={!formState.isDirty}>
          Keep these
        </BusyButton>
        <Typography role="status" variant="body2" sx={{ color: 'text.secondary' }}>
          {change.isSuccess && !formState.isDirty ? 'Kept. It counts from the next sign-in on.' : ''}
        </Typography>
      </Box>
    </Box>
  );
}
