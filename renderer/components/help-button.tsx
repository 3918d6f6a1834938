import ButtonBase from '@mui/material/ButtonBase';
import { HELP_KEY, turnHelp } from '../lib/help-shown.ts';

/** By the title: what this screen is for. It comes before the heading, so that the key after the heading leads into the screen. */
export function HelpButton({ expanded }: { readonly expanded: boolean }) {
  return (
    <ButtonBase
      onClick={turnHelp}
      aria-label="Help with this screen"
      aria-expanded={expanded}
      aria-keyshortcuts={HELP_KEY}
      title={`Help with this screen (${HELP_KEY})`}
      sx={{
        ...{ order: 1, flex: 'none', width: 28, height: 28, borderRadius: '50%', border: 1, borderColor: 'text.secondary' },
        ...{ fontWeight: 650, color: 'text.secondary', '&:hover': { bgcolor: 'action.hover' } },
      }}
    >
      <span aria-hidden="true">?</span>
    </ButtonBase>
  );
}
