import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ActionButton } from '../../components/action-button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { Panel } from '../../components/panel.tsx';
import { desk } from '../../lib/desk.ts';
import { AnswerForm } from '../complaint/answer-form.tsx';
import { REQUEST_LETTERS } from '../requests/letters.ts';
import type { Request } from '../requests/requests-query.ts';
import { toHowItStands } from '../requests/to-how-it-stands.ts';
import { mayDecideEvidence } from '../requests/what-may-be.ts';
import { EvidenceForm } from './evidence-form.tsx';
import type { Evidence } from './evidence-parts.ts';

type Props = {
  readonly request: Request;
  readonly roles: readonly string[];
  readonly today: string;
  readonly onDone: (words: string) => void;
};

/** What stays of whoever asked after closing: shown when asked for, since each look is audited, and decided by who may. */
export function EvidencePanel({ request, roles, today, onDone }: Props) {
  const [rows, setRows] = useState<readonly Evidence[] | null>(null);
  const look = useMutation({
    mutationFn: async () => {
      const reference = request.closedReference ?? '';
      return (await desk.closures.evidence({ reference, because: 'own-request' })).items;
    },
    onSuccess: setRows,
  });
  const hide = () => {
    setRows(null);
    look.reset();
    toHowItStands();
  };
  const done = (words: string) => {
    setRows(null);
    onDone(words);
  };
  const may = mayDecideEvidence(request, roles);
  if (may === null && rows === null) return null;
  const ask = may?.may === true && rows === null;
  return (
    <Panel
      title="What stays"
      aside={
        ask && (
          <ActionButton
            group="Request"
            label="Show what stays"
            letter={REQUEST_LETTERS.decide}
            size="small"
            busy={look.isPending}
            onAct={() => look.mutate()}
          />
        )
      }
    >
      {may?.may === false && <Typography variant="body2">{may.why}</Typography>}
      {ask && (
        <Typography variant="body2">
          Only what proves a payment. That you looked, for this person’s own request, is kept in the audit.
        </Typography>
      )}
      {look.error && <ErrorNote error={look.error} />}
      {rows?.length === 0 && (
        <Box sx={{ display: 'grid', gap: 2 }}>
          <Typography variant="body2" role="status">
            Nothing stays of this account: there was nothing to prove, its time is over, or the closing is not final yet. Once it
            is final you can decide that we hold nothing about them.
          </Typography>
          <AnswerForm {...{ request, today }} may={may?.may === true} ofNothing onDone={done} onClose={may?.may ? null : hide} />
        </Box>
      )}
      {rows !== null && rows.length > 0 && (
        <EvidenceForm
          request={request}
          rows={rows}
          today={today}
          onLookAgain={() => look.mutateAsync().catch(() => rows)}
          onClose={hide}
          onDone={done}
        />
      )}
    </Panel>
  );
}
