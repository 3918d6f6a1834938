import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import type { DayState } from '../../../shared/day-list.ts';
import { LINE_LENGTH } from '../../../shared/domain/limits.ts';
import { ErrorNote } from '../../components/error-note.tsx';
import { Panel } from '../../components/panel.tsx';
import { useSettled } from '../../lib/settled.ts';
import { saysEnough, useFind } from '../find-customer/find-query.ts';
import { Candidate } from './candidate.tsx';

/** Milliseconds without a key after which a line is looked up. */
const PAUSE = 300;

/** Finds somebody by whatever is known, or by the reference, and puts them on the list. */
export function AddSomebody({ day }: { readonly day: DayState }) {
  const [line, setLine] = useState('');
  const wanted = line.trim().replace(/\s+/g, ' ');
  const [asked, askNow] = useSettled(wanted, PAUSE);
  const { data, error } = useFind(asked);
  const enough = saysEnough(wanted);
  const found = enough && !error ? (data?.results ?? []) : [];
  return (
    <Panel title="Add somebody">
      <Box
        component="form"
        onSubmit={(event) => {
          event.preventDefault();
          askNow();
        }}
        sx={{ display: 'flex', gap: 1, mb: 1 }}
      >
        <TextField
          label="Name, reference, date of birth, postcode"
          value={line}
          onChange={(event) => setLine(event.target.value)}
          size="small"
          fullWidth
          slotProps={{ htmlInput: { maxLength: LINE_LENGTH, autoComplete: 'off', spellCheck: false } }}
        />
        <Button type="submit" size="small">
          Find
        </Button>
      </Box>
      {error && enough && <ErrorNote error={error} />}
      {enough && !error && data && found.length === 0 && <Box sx={{ typography: 'body2' }}>Nobody found.</Box>}
      <Box component="ul" aria-label="People found" sx={{ listStyle: 'none', p: 0, m: 0 }}>
        {found.map((person) => (
          <Candidate key={person.id} day={day} person={person} detail={person.reference ?? null} />
        ))}
      </Box>
    </Panel>
  );
}
