import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { Panel } from '../../components/panel.tsx';
import { useSession, whoIn } from '../../lib/session.ts';
import { showDay } from '../../lib/time.ts';
import { organisationWords } from '../../lib/words/organisations.ts';
import type { PartProps } from '../complaint/answer-parts.tsx';
import { useFormHere } from '../requests/use-form-here.tsx';
import { useSeen } from '../requests/use-seen.ts';
import { AskForm } from './ask-form.tsx';

type Facts = NonNullable<NonNullable<PartProps['request']['complaint']>['facts']>[number];

/** What the organisation a complaint is about was asked and answered; for whoever decides, the form to ask it. Open, it stays whatever others do. */
export function FactsPanel({ request, today, onDone }: PartProps) {
  const { complaint, step, mayNotDecide } = request;
  const { asked, opener, ends } = useFormHere({ label: 'Ask for facts…', letter: 'askFacts', onDone });
  const own = whoIn(useSession().data)?.touchpoint;
  const facts = complaint?.facts ?? [];
  const from = complaint?.factsFrom ?? null;
  const mayAsk = from !== null && from !== own && step === 'open' && mayNotDecide === null;
  // Whom an open form asks does not change while it is open.
  const whom = useSeen(from ?? '', asked);
  if (facts.length === 0 && !mayAsk && !asked) return null;
  return (
    <Panel title="Facts from whom it is about" aside={mayAsk && opener}>
      {mayAsk && (
        <Typography variant="body2">
          {`${organisationWords(from)} can say what is known there. They do not decide it, and see only what you ask.`}
        </Typography>
      )}
      {facts.length > 0 && (
        <Box
          component="ol"
          aria-label="Facts that were asked for"
          sx={{ listStyle: 'none', p: 0, m: 0, display: 'grid', gap: 2 }}
        >
          {facts.map((one) => (
            <One key={one.id} one={one} />
          ))}
        </Box>
      )}
      {asked && <AskForm {...{ request, today }} may={mayAsk && whom === from} organisation={whom} {...ends} />}
    </Panel>
  );
}

function One({ one }: { readonly one: Facts }) {
  const { what, organisation, askedByName, askedAt, by, facts, answeredByName, answeredAt } = one;
  const text = { whiteSpace: 'pre-line', overflowWrap: 'anywhere' } as const;
  return (
    <Box component="li" sx={{ mt: 1, minWidth: 0 }}>
      <Typography variant="body2" sx={{ ...text, fontWeight: 650 }}>
        {what}
      </Typography>
      <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
        {`${organisationWords(organisation)} is asked by ${askedByName} on ${showDay(askedAt)}, to answer by ${showDay(by)}`}
      </Typography>
      {facts === null || answeredAt === null ? (
        <Typography variant="body2">They have not answered.</Typography>
      ) : (
        <>
          <Typography variant="body2" sx={text}>
            {facts}
          </Typography>
          <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
            {`${showDay(answeredAt)}, by ${answeredByName}`}
          </Typography>
        </>
      )}
    </Box>
  );
}
