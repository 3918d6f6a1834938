import Box from '@mui/material/Box';

/** Said while something is fetched; it shows itself only after a moment, so that quick answers do not flash. */
export function Loading({ what }: { readonly what: string }) {
  return (
    <Box
      role="status"
      sx={{
        p: 3,
        color: 'text.secondary',
        '@keyframes desk-appear': { from: { opacity: 0 }, to: { opacity: 1 } },
        animation: 'desk-appear 0.2s 0.4s both',
      }}
    >
      Fetching {what}…
    </Box>
  );
}
