import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { SheetOut } from '../receipt/sheet-out.tsx';
import { certificateText } from './certificate-text.ts';
import type { Certificate } from './certificates-query.ts';

/** One certificate, whole, and its ways out: there is nothing of anybody on it. */
export function CertificateDialog({ certificate, onClose }: { readonly certificate: Certificate; readonly onClose: () => void }) {
  const sheet = { kind: 'certificate', certificateId: certificate.id, text: certificateText(certificate) } as const;
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="md" aria-labelledby="certificate-title" aria-modal="true">
      <DialogTitle id="certificate-title">Certificate of destruction</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: 'minmax(0, 1fr)' }}>
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          Nobody is on it. That it was printed or saved is recorded.
        </Typography>
        <SheetOut label="The certificate" sheet={sheet} />
      </DialogContent>
      <DialogActions>
        <Button autoFocus onClick={onClose}>
          Close
        </Button>
      </DialogActions>
    </Dialog>
  );
}
