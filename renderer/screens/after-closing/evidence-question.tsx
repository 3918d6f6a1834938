import { desk } from '../../lib/desk.ts';
import { DecideDialog, TOLD } from '../requests/decide-dialog.tsx';
import type { Request } from '../requests/requests-query.ts';
import { useSending } from '../requests/use-sending.ts';
import type { Part } from './evidence-parts.ts';
import type { ReadEvidence } from './evidence-reading.ts';
import { decidedEvidence, evidenceWords, showEvidence } from './evidence-words.ts';

type Props = {
  readonly request: Request;
  readonly read: ReadEvidence;
  readonly parts: readonly Part[];
  readonly onClose: () => void;
  /** Somebody was quicker. */
  readonly onMovedOn: () => void;
  readonly onDone: () => void;
};

/** Asks once more before a decision, which cannot be undone, and sends it. */
export function EvidenceQuestion({ request, read: { fields, keeps }, parts, onClose, onMovedOn, onDone }: Props) {
  const { id, version } = request;
  const { send, busy, error } = useSending(id);
  const decide = async () => {
    const end = await send((commandId) =>
      desk.closures.correct({ commandId, requestId: id, version, fields: [...fields], ...(keeps ? TOLD : {}) }),
    );
    if (end === 'done') onDone();
    if (end === 'moved-on') onMovedOn();
  };
  const dayOf = (outcomeId: string | undefined) =>
    parts.find((part) => part.field === 'sessionOn' && part.outcomeId === outcomeId)?.held ?? null;
  const sentences = fields.map(({ field, outcomeId, decision, value = null, reasons }) => {
    const session = outcomeId === undefined ? '' : ` (session on ${showEvidence('sessionOn', dayOf(outcomeId))})`;
    const what = decidedEvidence({ field, decision, decidedValue: value });
    return `${evidenceWords[field]}${session}: ${what}${reasons ? `. ${reasons}` : ''}`;
  });
  const another = fields.some(({ field, decision }) => field === 'paidOn' && decision === 'corrected');
  const longer = another ? ' With another day of payment it may go on another day.' : '';
  const follows = `It cannot be undone, and it is the whole decision of this request: what you left stays as it is.${longer} Then the person is told.`;
  return <DecideDialog {...{ sentences, follows, busy, error, onClose }} onDecide={decide} />;
}
