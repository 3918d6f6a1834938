import Button from '@mui/material/Button';
import { dropDraft } from '../../lib/drafts.ts';

type Props = { readonly draft: string; readonly may: boolean; readonly onClose: () => void };

/** Puts a form away. What was typed waits there for the next time; where it can be recorded no more (not `may`), it goes. */
export function PutAway({ draft, may, onClose }: Props) {
  const putAway = () => {
    if (!may) dropDraft(draft);
    onClose();
  };
  return <Button onClick={putAway}>Put this away</Button>;
}
