import Typography from '@mui/material/Typography';
import { Panel } from '../../components/panel.tsx';
import { firstContactWords } from './first-contact-words.ts';
import type { Customer } from './record-parts.tsx';

/** For somebody who was introduced to us and whom nobody has spoken with before: what they must hear first. */
export function FirstContact({ values }: { readonly values: NonNullable<Customer['values']> }) {
  return (
    <Panel title="The first time we speak">
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1 }}>
        They did not give us their details themselves. Say first:
      </Typography>
      {firstContactWords(values).map((sentence) => (
        <Typography key={sentence} sx={{ mt: 0.5, fontSize: '1.0625rem' }}>
          {sentence}
        </Typography>
      ))}
    </Panel>
  );
}
