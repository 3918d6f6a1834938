import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { type ReadAloud, safetyNetWords } from '../../../shared/domain/closing-words.ts';
import { Panel } from '../../components/panel.tsx';
import { ShowButton } from '../show-customer/show-button.tsx';
import { closingToShow } from '../show-customer/to-show.ts';

type Props = {
  readonly words: ReadAloud;
  readonly young: boolean;
  readonly service: boolean;
  /** There is no connection: nobody can look what there is. */
  readonly wish: boolean;
  /** What there is of them is known, and not only what is always so. */
  readonly known: boolean;
  readonly safetyNetHours: number;
};

/** What goes, what stays and why, and until when: read aloud before the customer says yes. */
export function ReadAloudPart({ words, young, service, wish, known, safetyNetHours }: Props) {
  const { goes, stays, until, told } = words;
  return (
    <Panel title="Read aloud" aside={<ShowButton group="Stop using the service" toShow={() => closingToShow(words)} />}>
      {wish && (
        <Alert severity="warning" variant="outlined" sx={{ mb: 1.5 }}>
          There is no connection. It is asked for now, and done when this reaches the central service: say so.
          {!known && ' What there is of this customer cannot be looked up here, so this says what is always so.'}
        </Alert>
      )}
      {young && (
        <Typography variant="body2" sx={{ mb: 1 }}>
          They are from 13 to 17: these are the simpler words. Ask them to say it back.
        </Typography>
      )}
      <Box sx={{ display: 'grid', gap: 1.5, borderLeft: 4, borderColor: 'primary.main', pl: 2, fontSize: '1.0625rem' }}>
        <List title="What goes" lines={goes} />
        <List title="What stays, and why" lines={stays} />
        <List title="Until when" lines={until} />
        <List title="Who is told" lines={told} />
        {service && <Typography sx={{ fontWeight: 600 }}>{safetyNetWords(safetyNetHours)}</Typography>}
      </Box>
    </Panel>
  );
}

function List({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <Box component="section" aria-label={title}>
      <Typography variant="h3">{title}</Typography>
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </Box>
    </Box>
  );
}
