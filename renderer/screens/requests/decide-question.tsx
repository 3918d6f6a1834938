import { desk } from '../../lib/desk.ts';
import { fieldWords } from '../../lib/words/details.ts';
import { DecideDialog, TOLD } from './decide-dialog.tsx';
import type { ReadDecide } from './decide-reading.ts';
import { decidedWords } from './request-words.ts';
import type { Request } from './requests-query.ts';
import { useSending } from './use-sending.ts';

type Props = {
  readonly request: Request;
  readonly read: ReadDecide;
  readonly onClose: () => void;
  /** The central service has it; the request is still to be read again. */
  readonly onRecorded: () => void;
  /** Somebody was quicker, or the record is another. */
  readonly onMovedOn: () => void;
  readonly onDone: (words: string) => void;
};

/** Asks once more before a decision, which only reopening takes back, and sends it. */
export function DecideQuestion({ request, read: { fields, keeps }, onClose, onRecorded, onMovedOn, onDone }: Props) {
  const { id, version, disputes } = request;
  const { send, busy, error } = useSending(id);
  const decide = async () => {
    const end = await send(async (commandId) => {
      await desk.requests.decide({ commandId, requestId: id, version, fields: [...fields], ...(keeps ? TOLD : {}) });
      onRecorded();
    });
    if (end === 'done') onDone('The decision is recorded.');
    if (end === 'moved-on') onMovedOn();
  };
  const sentences = fields.map(({ field, decision, value, reasons }) => {
    const before = disputes.find((one) => one.field === field);
    const decidedValue = decision === 'corrected' ? (before?.says ?? null) : (value ?? null);
    const words = before ? decidedWords({ ...before, decision, decidedValue }) : '';
    return `${fieldWords[field]}: ${words}${reasons ? `. ${reasons}` : ''}`;
  });
  const follows =
    'It can be taken back only by opening the request again. What is corrected lands on the record at once, and every recipient of it is to be told; the mark stays until the customer was told.';
  return <DecideDialog {...{ sentences, follows, busy, error, onClose }} onDecide={decide} />;
}
