import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { type Control, useController, useWatch } from 'react-hook-form';
import { ChoiceRow } from '../../components/form/choice-row.tsx';
import { Panel } from '../../components/panel.tsx';
import type { TypedClosing } from './typed-closing.ts';

/** What is to be closed, and why: of the online account there is no other reason than that they want it. */
export function ScopePart({ control, onlineEnded }: { readonly control: Control<TypedClosing>; readonly onlineEnded: boolean }) {
  const { field: scope } = useController({ control, name: 'scope' });
  const { field: reason } = useController({ control, name: 'reason' });
  return (
    <Panel title="What they want to stop">
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', sm: '3fr 2fr' } }}>
        <ChoiceRow
          autoFocus
          label="Only the website account, or the whole service?"
          value={scope.value}
          options={[
            ['service', 'The whole service'],
            ['online-account', 'Only the website account'],
          ]}
          onChoose={scope.onChange}
        />
        {scope.value === 'service' && (
          <ChoiceRow
            label="Why"
            value={reason.value}
            options={[
              ['customer-choice', 'The customer wants to'],
              ['other', 'Another reason'],
            ]}
            onChoose={reason.onChange}
          />
        )}
      </Box>
      <OnlineWords control={control} ended={onlineEnded} />
    </Panel>
  );
}

function OnlineWords({ control, ended }: { readonly control: Control<TypedClosing>; readonly ended: boolean }) {
  if (useWatch({ control, name: 'scope' }) !== 'online-account') return null;
  return (
    <Typography variant="body2" sx={{ mt: 1.5 }}>
      {ended
        ? 'Their sign-in to the website has ended already: there is nothing more to close.'
        : 'Only the sign-in to the website goes. They stay a customer, and nothing we hold is deleted. They can do it themself: sign in and choose ‘Close your account’.'}
    </Typography>
  );
}
