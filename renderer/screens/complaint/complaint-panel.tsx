import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { Panel } from '../../components/panel.tsx';
import { showDay } from '../../lib/time.ts';
import { organisationWords } from '../../lib/words/organisations.ts';
import { toldHowWords } from '../requests/request-words.ts';
import type { PartProps } from './answer-parts.tsx';
import { aboutWords } from './asked-words.ts';
import { NameForm } from './name-form.tsx';
import { ToldPart } from './told-form.tsx';

type Complaint = NonNullable<PartProps['request']['complaint']>;

function whomWords({ aboutSub, aboutName, aboutOrganisation, named }: Complaint): string {
  if (aboutOrganisation !== null) return organisationWords(aboutOrganisation);
  if (aboutName === null) return 'Nobody in particular';
  if (aboutSub !== null) return `${aboutName}, from whom it is kept`;
  if (named) return `“${aboutName}”, nobody of ours`;
  return `“${aboutName}”. Until it is said who that is, it is kept from everybody it may be`;
}

/** What a complaint is about, whether whoever complained was told that it came and how it goes, and what is to be told next. */
export function ComplaintPanel({ request, roles, today, onDone }: PartProps) {
  const { complaint, acknowledgedOn, progressDueOn } = request;
  if (!complaint) return null;
  const facts: readonly (readonly [string, string])[] = [
    ['About', aboutWords[complaint.about]],
    ['Whom', whomWords(complaint)],
    ...(complaint.keptFrom?.length ? [['Kept from', complaint.keptFrom.join(', ')] as const] : []),
    ...(acknowledgedOn === null
      ? []
      : [
          [
            'Acknowledged',
            `${showDay(acknowledgedOn)}${complaint.acknowledgedHow ? `, ${toldHowWords[complaint.acknowledgedHow].toLowerCase()}` : ''}`,
          ] as const,
        ]),
    ...(progressDueOn === null ? [] : [['Told next by', showDay(progressDueOn)] as const]),
  ];
  return (
    <Panel title="The complaint">
      <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: { sm: '11rem 1fr' }, columnGap: 2, rowGap: 0.5 }}>
        {facts.map(([what, value]) => (
          <Box key={what} sx={{ display: 'contents' }}>
            <Typography component="dt" variant="body2" sx={{ color: 'text.secondary' }}>
              {what}
            </Typography>
            <Typography component="dd" variant="body2" sx={{ m: 0, overflowWrap: 'anywhere' }}>
              {value}
            </Typography>
          </Box>
        ))}
      </Box>
      {complaint.told.length > 0 && (
        <Box
          component="ul"
          aria-label="What they were told"
          sx={{ m: 0, mt: 1, pl: 2.5, typography: 'body2', whiteSpace: 'pre-line' }}
        >
          {complaint.told.map(({ on, how, what, byName }) => (
            <li key={`${on} ${what}`}>{`${showDay(on)}, ${toldHowWords[how].toLowerCase()}, by ${byName}: ${what}`}</li>
          ))}
        </Box>
      )}
      {roles.includes('supervisor') && <NameForm request={request} onDone={onDone} />}
      <ToldPart request={request} today={today} onDone={onDone} />
    </Panel>
  );
}
