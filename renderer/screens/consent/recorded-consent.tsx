import type { ReactNode } from 'react';
import type { Input } from '../../../shared/operations.ts';
import { ReadBack } from '../../components/read-back.tsx';
import { readBack } from './read-back.ts';
import { ToldOfIt } from './told-of-it.tsx';

export type Recording = { readonly itemId: string; readonly decisions: Input<'consents.decide'>['decisions'] };
type Props = { readonly customerId: string; readonly recording: Recording; readonly lead: ReactNode };

/** After decisions were recorded: the one sentence to read back, and who is told of what was taken back. */
export function Recorded({ customerId, recording, lead }: Props) {
  return (
    <ReadBack
      title="Record consent"
      customerId={customerId}
      itemId={recording.itemId}
      lead={lead}
      after={<ToldOfIt recording={recording} />}
    >
      {readBack(recording.decisions)}
    </ReadBack>
  );
}
