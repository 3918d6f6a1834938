import Alert from '@mui/material/Alert';
import Typography from '@mui/material/Typography';
import { decidedAt } from '../../../shared/domain/consent-receipt.ts';
import { kantaraReceipt } from '../../../shared/domain/kantara-receipt.ts';
import { ErrorNote } from '../../components/error-note.tsx';
import { Loading } from '../../components/loading.tsx';
import { Retry } from '../../components/retry.tsx';
import { failureOf } from '../../lib/desk.ts';
import { type Asked, useReceipt } from './receipt-query.ts';
import { receiptText } from './receipt-text.ts';
import { SheetOut } from './sheet-out.tsx';

/** The consent receipt, as the central service makes it. */
export function ReceiptPart({ asked }: { readonly asked: Asked }) {
  const { data, error, unsent, refetch, isFetching } = useReceipt(asked);
  const again = <Retry onRetry={() => void refetch()} busy={isFetching} />;
  if (error)
    return failureOf(error).code === 'offline' ? (
      <Alert severity="warning" variant="outlined" action={again}>
        The central service makes the receipt, so it needs a connection, and there is none now. A confirmation of what was done
        can be given without one.
      </Alert>
    ) : (
      <ErrorNote error={error} action={again} />
    );
  if (!data) return <Loading what="the receipt" />;
  if (decidedAt(data) === null)
    return <Typography>Nothing was ever asked, so there is nothing to give a receipt for.</Typography>;
  const receipt = { kind: 'receipt', customerId: asked.customerId, receiptId: data.receiptId } as const;
  const document = JSON.stringify(kantaraReceipt(data), null, 2);
  return (
    <>
      {unsent && (
        <Alert severity="info" variant="outlined">
          What you recorded here and is waiting to be sent is not on the receipt yet.
        </Alert>
      )}
      <SheetOut
        label="The consent receipt"
        sheet={{ ...receipt, text: receiptText(data) }}
        data={{ ...receipt, text: document, as: 'json' }}
      />
    </>
  );
}
