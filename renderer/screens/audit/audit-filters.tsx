import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { type FormEvent, useState } from 'react';
import organisations from '../../../shared/codes/organisations.json' with { type: 'json' };
import { kindOptions, NO_FILTERS, outcomeOptions, type TypedFilters } from './filters.ts';

type Props = {
  /** Whether this supervisor may choose between organisations. */
  readonly everyOrganisation: boolean;
  readonly onShow: (typed: TypedFilters) => void;
};

const organisationOptions = [['', 'Any'], ...organisations.map(({ touchpoint, name }) => [touchpoint, name])] as [
  string,
  string,
][];

/** What to look for. Nothing is asked before *Show*: every look is audited. */
export function AuditFilterForm({ everyOrganisation, onShow }: Props) {
  const [typed, setTyped] = useState(NO_FILTERS);
  const field = (name: keyof TypedFilters, label: string) => ({
    label,
    size: 'small' as const,
    value: typed[name],
    onChange: (event: { target: { value: string } }) => setTyped((now) => ({ ...now, [name]: event.target.value })),
  });
  const choice = (name: keyof TypedFilters, label: string, options: readonly (readonly [string, string])[]) => (
    <TextField {...field(name, label)} select slotProps={{ select: { native: true }, inputLabel: { shrink: true } }}>
      {options.map(([value, words]) => (
        <option key={value} value={value}>
          {words}
        </option>
      ))}
    </TextField>
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onShow(typed);
  };
  const clear = () => {
    setTyped(NO_FILTERS);
    onShow(NO_FILTERS);
  };
  const day = { htmlInput: { max: '9999-12-31' }, inputLabel: { shrink: true } };
  return (
    <Box
      component="form"
      role="search"
      aria-label="What to look for"
      onSubmit={submit}
      sx={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(190px, 1fr))', gap: 1.5, mb: 2 }}
    >
      <TextField
        {...field('actor', 'Who (sign-in name)')}
        slotProps={{ htmlInput: { maxLength: 255, autoComplete: 'off', spellCheck: false } }}
      />
      {choice('kind', 'What', kindOptions)}
      {choice('outcome', 'How it ended', outcomeOptions)}
      {everyOrganisation && choice('organisation', 'Organisation', organisationOptions)}
      <TextField {...field('from', 'From')} type="date" slotProps={day} />
      <TextField {...field('to', 'To')} type="date" slotProps={day} />
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
        <Button type="submit" variant="contained">
          Show
        </Button>
        <Button onClick={clear}>Clear</Button>
      </Box>
    </Box>
  );
}
