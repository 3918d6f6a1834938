import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { Control } from 'react-hook-form';
import type { Field } from '../../../shared/domain/customer.ts';
import type { Level } from '../../../shared/domain/identity.ts';
import { DOCUMENTS } from '../../../shared/domain/identity.ts';
import { SelectRow } from '../../components/form/select-row.tsx';
import { TextRow } from '../../components/form/text-row.tsx';
import { TickRow } from '../../components/form/tick-row.tsx';
import { documentWords, monthWords, phoneFieldWords } from '../../lib/words/check-lists.ts';
import { listWords } from '../../lib/words/list-words.ts';
import type { CheckForm } from './check-form.ts';

type Props = { readonly control: Control<CheckForm>; readonly level: Level; readonly checking: ReadonlySet<Field> };

const lead: Record<Level, string> = {
  0: 'Ask for two of these. A phone number and an e-mail count as one.',
  1: 'One of these more, to read details out, give a consent or change something.',
  2: 'One of these, before the record is closed or a copy is sent.',
  3: '',
};

/** The fields that reach the next level. */
export function CheckItems({ control, level, checking }: Props) {
  return (
    <>
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1.5 }}>
        {lead[level]}
      </Typography>
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, alignItems: 'start' }}>
        {level === 0 && <FirstItems control={control} />}
        {level === 1 && <SecondItems control={control} />}
        {level >= 2 && <ThirdItems control={control} checking={checking} />}
      </Box>
    </>
  );
}

type Part = Pick<Props, 'control'>;

function FirstItems({ control }: Part) {
  return (
    <>
      <TextRow control={control} name="fullName" label="Full name" maxLength={200} />
      <TextRow control={control} name="dateOfBirth" label="Date of birth" maxLength={40} />
      <TextRow control={control} name="postcode" label="Postcode" maxLength={10} />
      <TextRow control={control} name="phone" label="Phone number" maxLength={30} />
      <TextRow control={control} name="email" label="E-mail" maxLength={255} />
      <TextRow control={control} name="reference" label="Reference, if they have it" maxLength={20} />
    </>
  );
}

function SecondItems({ control }: Part) {
  const thisYear = new Date().getFullYear();
  const years = Array.from({ length: 12 }, (_, ago) => String(thisYear - ago));
  return (
    <>
      <TextRow control={control} name="reference" label="Reference" maxLength={20} />
      <TextRow control={control} name="uln" label="Unique learner number (ULN)" maxLength={10} />
      <SelectRow control={control} name="lastMonth" label="Month of last contact" options={[['', 'Not asked'], ...monthWords]} />
      <SelectRow
        control={control}
        name="lastYear"
        label="Year of last contact"
        options={[['', 'Not asked'], ...years.map((year) => [year, year] as const)]}
      />
      <TextRow control={control} name="lastContactPlace" label="Place of last contact" maxLength={100} />
      <TickRow control={control} name="knownToMe" label="Known to me: we had a session in the last year" />
    </>
  );
}

function ThirdItems({ control, checking }: Pick<Props, 'control' | 'checking'>) {
  const phones = phoneFieldWords.filter(([field]) => !checking.has(field));
  const unused = phoneFieldWords.filter(([field]) => checking.has(field)).map(([, words]) => words.toLowerCase());
  return (
    <>
      <SelectRow
        control={control}
        name="calledBackOn"
        label="I called back on the number we hold"
        options={[['', 'No call-back'], ...phones]}
      />
      {unused.length > 0 && (
        <Typography variant="body2" sx={{ gridColumn: '1 / -1', order: 1 }}>
          Do not call back: {listWords(unused)}. It is being checked whether that is right.
        </Typography>
      )}
      <SelectRow
        control={control}
        name="documentSeen"
        label="I have seen, in person"
        options={[['', 'No document'], ...DOCUMENTS.map((one) => [one, documentWords[one]] as const)]}
      />
    </>
  );
}
