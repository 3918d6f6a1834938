import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { Link as Way } from 'wouter';
import { ErrorNote } from '../../components/error-note.tsx';
import { Panel } from '../../components/panel.tsx';
import { useClosings } from './closings-query.ts';

/** Closings that something holds, said where a supervisor looks each morning; nothing where none is. */
export function HeldClosings() {
  const { data, error } = useClosings('held');
  if (error) return <ErrorNote error={error} />;
  const pages = data?.pages ?? [];
  const count = pages.flatMap((page) => page.items).length;
  if (count === 0) return null;
  const more = pages.at(-1)?.next != null;
  return (
    <Panel title="Closings that are held">
      <Typography variant="body2">
        {more ? `${count} closings or more do` : count === 1 ? 'One closing does' : `${count} closings do`} not go on, because
        something is not finished.{' '}
        <Link component={Way} href="/closings">
          Closings
        </Link>{' '}
        has what holds them, under Held.
      </Typography>
    </Panel>
  );
}
