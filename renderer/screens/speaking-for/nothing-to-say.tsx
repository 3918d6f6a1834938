import Alert from '@mui/material/Alert';
import Typography from '@mui/material/Typography';
import { useEffect, useRef } from 'react';

/** Whoever speaks is told this and no more; it is the same whether there is a record or not (domain: who speaks). */
export function NothingToSay() {
  const words = useRef<HTMLDivElement>(null);
  // In braces: newer engines answer a promise, which is nothing to clean up.
  useEffect(() => {
    words.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <Alert severity="warning" variant="outlined" role="status" ref={words}>
      <Typography sx={{ fontWeight: 650 }}>Say: “We cannot talk about anybody’s record with you.”</Typography>
      <Typography variant="body2" component="div">
        <p>
          “Whoever it is about can tell us that you may speak for them, or you can bring a paper that says so. I can note what you
          ask for.”
        </p>
        <p>Do not say whether there is a record, and not whether the name was right.</p>
      </Typography>
    </Alert>
  );
}
