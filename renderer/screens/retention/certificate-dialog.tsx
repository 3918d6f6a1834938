import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useState } from 'react';
import { announce } from '../../lib/announcer.ts';
import { desk } from '../../lib/desk.ts';
import { certificateText } from './certificate-text.ts';
import type { Certificate } from './certificates-query.ts';

/** One certificate, whole, and a way to take it with one: there is nothing personal in it. */
export function CertificateDialog({ certificate, onClose }: { readonly certificate: Certificate; readonly onClose: () => void }) {
  const text = certificateText(certificate);
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await desk.shell.copyPersonal(text);
    setCopied(true);
    announce('The certificate was copied');
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="md" aria-labelledby="certificate-title" aria-modal="true">
      <DialogTitle id="certificate-title">Certificate of destruction</DialogTitle>
      <DialogContent>
        <Box
          role="document"
          aria-label="The certificate"
          // Longer than its place it can be scrolled by keyboard too.
          tabIndex={0}
          sx={{
            whiteSpace: 'pre-wrap',
            overflowWrap: 'anywhere',
            typography: 'body2',
            p: 2,
            border: 1,
            borderColor: 'divider',
            borderRadius: 1,
          }}
        >
          {text}
        </Box>
      </DialogContent>
      <DialogActions>
        <Button autoFocus onClick={onClose}>
          Close
        </Button>
        <Button variant="contained" onClick={() => void copy()}>
          {copied ? 'Copied for a minute' : 'Copy'}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
