import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { ActionButton } from '../../components/action-button.tsx';
import { Panel } from '../../components/panel.tsx';
import { go } from '../../lib/go.ts';
import { WorryButton } from './worry-button.tsx';

/** What can be done for anybody who speaks, with authority or without. `customerId`: whom a worry would be about. */
export function StillPossible({ customerId }: { readonly customerId?: string }) {
  return (
    <Panel title="What you can still do">
      <Typography variant="body2" sx={{ mb: 1.5 }}>
        Read out the privacy notice to anybody. Take down what they ask for: nothing of it is done before whoever it is about was
        asked.
      </Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        <ActionButton group="Somebody else" label="Take down what they ask for" letter="t" onAct={() => go('/meet')} />
        {customerId !== undefined && (
          <ActionButton
            group="Somebody else"
            label="They have died"
            letter="g"
            color="inherit"
            onAct={() => go(`/customer/${customerId}/died`)}
          />
        )}
        {customerId !== undefined && <WorryButton customerId={customerId} group="Somebody else" />}
      </Box>
    </Panel>
  );
}
