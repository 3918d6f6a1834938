import TextField from '@mui/material/TextField';
import { type RefObject, useState } from 'react';
import { readReference, showReference } from '../../../../shared/domain/reference.ts';
import { isAskedDay } from './asked.ts';

type Props = {
  /** What is in force; empty: nothing is. */
  readonly value: string;
  readonly onChoose: (value: string) => void;
};

/** What is typed, until another value comes into force than what it says. `says`: the value that typed text stands for. */
function useTyped(value: string, show: (value: string) => string, says: (typed: string) => string) {
  const [typed, setTyped] = useState(show(value));
  const [before, setBefore] = useState(value);
  if (before !== value) {
    setBefore(value);
    if (says(typed) !== value) setTyped(show(value));
  }
  return [typed, setTyped] as const;
}

const showTyped = (value: string) => (value === '' ? '' : showReference(value));
const referenceIn = (typed: string) => {
  const read = readReference(typed);
  return read.ok ? read.reference : '';
};

/** A whole reference as it is typed or read out; a slip is told, and narrows nothing. */
export function ReferenceField({ value, onChoose, first }: Props & { readonly first: RefObject<HTMLInputElement | null> }) {
  const [typed, setTyped] = useTyped(value, showTyped, referenceIn);
  const slip = typed.replace(/[\s-]/g, '').length >= 10 && referenceIn(typed) === '';
  return (
    <TextField
      {...{ label: 'Reference', size: 'small', value: typed, error: slip, inputRef: first }}
      helperText={slip ? 'There is a slip in it' : undefined}
      onChange={(event) => {
        setTyped(event.target.value);
        const now = referenceIn(event.target.value);
        if (now !== value) onChoose(now);
      }}
      slotProps={{ inputLabel: { shrink: true }, htmlInput: { maxLength: 20, autoComplete: 'off', spellCheck: false } }}
    />
  );
}

type DayProps = Props & { readonly label: string };

/** A day, which counts once it is whole and a day there may be requests of: not each digit of its year on the way there. */
export function DayField({ label, value, onChoose }: DayProps) {
  const [typed, setTyped] = useTyped(value, itself, itself);
  return (
    <TextField
      {...{ label, size: 'small', type: 'date', value: typed }}
      onChange={({ target }) => {
        const { value: now, validity } = target as HTMLInputElement;
        setTyped(now);
        const counts = now === '' ? !validity.badInput : isAskedDay(now);
        if (counts && now !== value) onChoose(now);
      }}
      // What was begun and left is not what is in force.
      onBlur={() => setTyped(value)}
      slotProps={{ inputLabel: { shrink: true }, htmlInput: { max: '9999-12-31' } }}
    />
  );
}

const itself = (value: string) => value;
