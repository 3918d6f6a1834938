import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useLocation } from 'wouter';
import organisations from '../../../shared/codes/organisations.json' with { type: 'json' };
import { PRIVACY_TEAM } from '../../../shared/codes/organisations.ts';
import { REPORTS, type ReportName } from '../../../shared/domain/report.ts';
import { KeyHint } from '../../components/key-hint.tsx';
import { Screen } from '../../components/screen.tsx';
import { useSession, whoIn } from '../../lib/session.ts';
import { useShortcuts } from '../../lib/shortcuts.ts';
import { PublicationsPanel } from './publications-panel.tsx';
import { ReportPanel } from './report-panel.tsx';
import { reportTitles } from './report-words.ts';

const PUBLISHED = 'published';
const PLACES = [...REPORTS, PUBLISHED] as const;
type PlaceName = (typeof PLACES)[number];
const titleOf = (place: PlaceName) => (place === PUBLISHED ? 'For partners' : reportTitles[place][0]);
const isPlace = (name: string | undefined): name is PlaceName => PLACES.some((one) => one === name);

const EVERY = organisations.map(({ touchpoint }) => touchpoint);

/** How the service stands, for supervisors: one report at a time, each under a digit. */
export function ReportsScreen({ name }: { readonly name: string | undefined }) {
  const place = isPlace(name) ? name : 'open';
  const [, go] = useLocation();
  const touchpoint = whoIn(useSession().data)?.touchpoint;
  const every = touchpoint === PRIVACY_TEAM;
  const [chosen, setChosen] = useState<string>('');
  const organisation = every ? chosen || null : (touchpoint ?? null);
  const open = (to: PlaceName) => go(`/reports/${to}`, { replace: true });
  useShortcuts(
    'Reports',
    PLACES.map((one, index) => ({ key: String(index + 1), label: titleOf(one), run: () => open(one) })),
  );
  return (
    <Screen
      title="Reports"
      lead={
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          How the service stands. You see {every ? 'every organisation' : 'your organisation'}. Counts alone: nobody’s name is
          here.
        </Typography>
      }
    >
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: '230px minmax(0, 1fr)' } }}>
        <Box component="nav" aria-label="Reports">
          <Box
            component="ul"
            sx={{ listStyle: 'none', m: 0, p: 0, display: { xs: 'flex', md: 'grid' }, flexWrap: 'wrap', gap: 0.5 }}
          >
            {PLACES.map((one, index) => (
              <li key={one}>
                <ButtonBase
                  onClick={() => open(one)}
                  aria-current={one === place ? 'page' : undefined}
                  aria-keyshortcuts={`${index + 1} Alt+${index + 1}`}
                  sx={{
                    ...{
                      typography: 'body2',
                      fontWeight: 600,
                      gap: 1,
                      px: 1,
                      py: 0.75,
                      borderRadius: 1,
                      width: 1,
                      textAlign: 'left',
                    },
                    ...{ justifyContent: 'flex-start', color: 'text.secondary' },
                    '&:hover': { bgcolor: 'action.hover', color: 'text.primary' },
                    '&[aria-current="page"]': { bgcolor: 'action.selected', color: 'text.primary' },
                  }}
                >
                  <KeyHint of={String(index + 1)} /> {titleOf(one)}
                </ButtonBase>
              </li>
            ))}
          </Box>
        </Box>
        <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)', alignContent: 'start' }}>
          {every && place !== PUBLISHED && (
            <TextField
              select
              size="small"
              label="Organisation"
              value={chosen}
              onChange={(event) => setChosen(event.target.value)}
              slotProps={{ select: { native: true }, inputLabel: { shrink: true } }}
              sx={{ maxWidth: 420 }}
            >
              <option value="">Every organisation</option>
              {organisations.map((one) => (
                <option key={one.touchpoint} value={one.touchpoint}>
                  {one.name}
                </option>
              ))}
            </TextField>
          )}
          {place === PUBLISHED ? (
            <PublicationsPanel />
          ) : (
            <ReportPanel key={place} name={place as ReportName} organisation={organisation} organisations={EVERY} />
          )}
        </Box>
      </Box>
    </Screen>
  );
}
