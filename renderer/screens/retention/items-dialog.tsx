import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Link from '@mui/material/Link';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { Link as Way } from 'wouter';
import { showReference } from '../../../shared/domain/reference.ts';
import { ErrorNote } from '../../components/error-note.tsx';
import { Loading } from '../../components/loading.tsx';
import { showDay } from '../../lib/time.ts';
import { organisationWords } from '../../lib/words/organisations.ts';
import { type RunItem, useRunItems } from './items-query.ts';
import { heldSentence, retainedTitles, ruleWords } from './retention-words.ts';
import type { Run } from './runs-query.ts';

type Props = { readonly run: Run; readonly which: 'all' | 'held'; readonly onClose: () => void };

const HEADINGS = ['Reference', 'Fell due', 'Why', 'Organisation', 'How it stands'];

/** What is in a run, one by one: references and no names. */
export function ItemsDialog({ run, which, onClose }: Props) {
  const { data, error, hasNextPage, fetchNextPage, isFetching } = useRunItems(run.id, which);
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="md" aria-labelledby="items-title" aria-modal="true">
      <DialogTitle id="items-title">
        {retainedTitles[run.what]}: {which === 'held' ? 'what is held' : 'what is in the run'}
      </DialogTitle>
      <DialogContent>
        {error && <ErrorNote error={error} />}
        {!data && !error && <Loading what="the run" />}
        {data && items.length === 0 && <Typography>Nothing.</Typography>}
        {items.length > 0 && (
          <TableContainer tabIndex={0} role="group" aria-label="Table of the run">
            <Table size="small" aria-label="In the run">
              <TableHead>
                <TableRow>
                  {HEADINGS.map((heading) => (
                    <TableCell key={heading} component="th" scope="col" sx={{ fontWeight: 600 }}>
                      {heading}
                    </TableCell>
                  ))}
                </TableRow>
              </TableHead>
              <TableBody>
                {items.map((item) => (
                  <TableRow key={item.position}>
                    <TableCell sx={{ whiteSpace: 'nowrap', letterSpacing: '0.04em' }}>
                      {item.reference === null ? '–' : showReference(item.reference)}
                    </TableCell>
                    <TableCell>{showDay(item.dueOn)}</TableCell>
                    <TableCell title={ruleWords[item.rule][1]}>{ruleWords[item.rule][0]}</TableCell>
                    <TableCell>{organisationWords(item.organisation)}</TableCell>
                    <TableCell>
                      <Standing item={item} lapsed={run.what === 'lapsed'} />
                    </TableCell>
                  </TableRow>
                ))}
              </TableBody>
            </Table>
          </TableContainer>
        )}
      </DialogContent>
      <DialogActions>
        {hasNextPage && (
          <Button disabled={isFetching} onClick={() => void fetchNextPage()}>
            Show more
          </Button>
        )}
        <Button autoFocus onClick={onClose}>
          Close
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function Standing({ item, lapsed }: { readonly item: RunItem; readonly lapsed: boolean }) {
  const { state, heldBecause, heldBy } = item;
  if (state === 'done') return lapsed ? 'Closed' : 'Destroyed';
  if (heldBecause === null) return 'To be destroyed';
  return (
    <>
      {heldSentence(heldBecause)}
      {heldBy && (
        <>
          {' '}
          (
          <Link component={Way} href={`/requests/${heldBy.requestId}`}>
            {`request ${showReference(heldBy.reference)}`}
          </Link>
          )
        </>
      )}
    </>
  );
}
