import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useId } from 'react';
import { organisationName } from '../../../shared/codes/organisations.ts';
import { machineCode } from '../../../shared/domain/machine.ts';
import { showDay, showTime } from '../../lib/time.ts';
import {
  attentionWords,
  copiesWords,
  handedOverWords,
  type Standing,
  seenWords,
  standingOf,
  standingWords,
  unsentOf,
  unsentWords,
} from './machine-words.ts';
import type { MachineRow } from './machines-query.ts';
import { StandingMark } from './standing-mark.tsx';

type Props = {
  readonly row: MachineRow;
  readonly now: Date;
  readonly withOrganisation: boolean;
  /** Asks about marking it. */
  readonly onMark: () => void;
};

const EDGE: Record<Standing, string> = { lost: 'error.main', red: 'error.main', amber: 'warning.main', ok: 'divider' };

/** One person's work on one machine. */
export function MachineCard({ row, now, withOrganisation, onMark }: Props) {
  const id = useId();
  const standing = standingOf(row);
  const code = machineCode(row.machineId);
  const exact = `${showDay(row.seenAt)} at ${showTime(row.seenAt)}`;
  const lines = [attentionWords(row), copiesWords(row)].filter((line) => line !== '');
  return (
    <Paper
      component="li"
      variant="outlined"
      aria-labelledby={id}
      sx={{ p: 2, borderLeft: 6, borderLeftColor: EDGE[standing], display: 'grid', gap: 1, alignContent: 'start', minWidth: 0 }}
    >
      <Box sx={{ display: 'flex', gap: 2, alignItems: 'center' }}>
        <StandingMark standing={standing} />
        <Box sx={{ minWidth: 0 }}>
          <Typography variant="h3" component="h2" id={id} sx={{ overflowWrap: 'anywhere' }}>
            {row.personName}{' '}
            <Box
              component="span"
              sx={{ whiteSpace: 'nowrap', color: 'text.secondary', fontWeight: 500, letterSpacing: '0.04em' }}
            >
              {code}
            </Box>
          </Typography>
          <Box sx={{ fontWeight: 650 }}>{standingWords(row)}</Box>
          {row.lostSince !== null && (
            <Typography variant="body2">Reported lost on {`${showDay(row.lostSince)} at ${showTime(row.lostSince)}`}</Typography>
          )}
        </Box>
      </Box>
      <Box sx={{ display: 'grid', gap: 0.25, typography: 'body2' }}>
        {unsentOf(row) > 0 && <span>{unsentWords(row, now)}</span>}
        {lines.map((line) => (
          <span key={line}>{line}</span>
        ))}
        <Box component="span" title={exact} sx={{ color: 'text.secondary' }}>
          <time dateTime={row.seenAt}>{seenWords(row.seenAt, now)}</time>
          {withOrganisation && `, ${organisationName(row.organisation) ?? row.organisation}`}
        </Box>
      </Box>
      {row.handedOver.length > 0 && (
        <Box component="ul" aria-label="Given to a supervisor" sx={{ typography: 'body2', m: 0, pl: 2.5 }}>
          {row.handedOver.map((one) => (
            <li key={one.itemId}>{handedOverWords(one, now)}</li>
          ))}
        </Box>
      )}
      <Button
        size="small"
        variant={row.lostSince === null ? 'text' : 'outlined'}
        color={row.lostSince === null ? 'error' : 'primary'}
        onClick={onMark}
        sx={{ justifySelf: 'start', ml: row.lostSince === null ? -1.25 : 0 }}
      >
        {row.lostSince === null ? 'Mark as lost…' : 'It is back…'}
      </Button>
    </Paper>
  );
}
