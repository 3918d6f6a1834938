import Box from '@mui/material/Box';

/** What stands on a sheet that is to be printed or saved, word for word. */
export function SheetPreview({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    <Box
      role="document"
      aria-label={label}
      // Longer than its place it can be scrolled by keyboard too.
      tabIndex={0}
      sx={{
        ...{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', typography: 'body2', p: 2, maxHeight: 340, overflow: 'auto' },
        ...{ border: 1, borderColor: 'divider', borderRadius: 1, bgcolor: 'background.default' },
      }}
    >
      {text}
    </Box>
  );
}
