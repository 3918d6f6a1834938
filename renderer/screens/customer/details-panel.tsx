import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { FIELDS } from '../../../shared/domain/customer.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { Panel } from '../../components/panel.tsx';
import { showDay } from '../../lib/time.ts';
import { fieldWords, sourceWords } from '../../lib/words/details.ts';
import type { Customer } from './record-parts.tsx';
import { WhereFrom } from './where-from.tsx';

/** The values held, each with where it came from and when. One key answers where they came from and who has them. */
export function DetailsPanel({ customer }: { readonly customer: Customer }) {
  const [asked, setAsked] = useState(false);
  const values = [...(customer.values ?? [])].sort((one, other) => FIELDS.indexOf(one.field) - FIELDS.indexOf(other.field));
  return (
    <Panel
      title="Details"
      aside={
        <ActionButton
          group="Customer"
          label="Where did you get my details?"
          letter="d"
          size="small"
          aria-expanded={asked}
          onAct={() => setAsked(!asked)}
        />
      }
    >
      {asked && <WhereFrom values={values} knownTo={customer.knownTo ?? []} />}
      <Box component="dl" sx={{ m: 0 }}>
        {values.map((held) => (
          <Box
            key={held.field}
            sx={{
              display: 'grid',
              gridTemplateColumns: { xs: '1fr', sm: '11rem 1fr' },
              columnGap: 2,
              py: 0.75,
              borderTop: 1,
              borderColor: 'divider',
              '&:first-of-type': { borderTop: 0 },
            }}
          >
            <Typography component="dt" variant="body2" sx={{ color: 'text.secondary' }}>
              {fieldWords[held.field]}
            </Typography>
            <Box component="dd" sx={{ m: 0 }}>
              {showValue(held)}
              <Typography variant="caption" sx={{ display: 'block', color: 'text.secondary' }}>
                from {held.sourceName ?? sourceWords[held.source]}, {showDay(held.obtainedOn)}
              </Typography>
            </Box>
          </Box>
        ))}
      </Box>
    </Panel>
  );
}

function showValue({ field, value, label }: NonNullable<Customer['values']>[number]): string {
  if (label) return label;
  return field === 'dateOfBirth' ? showDay(value) : value;
}
