import Box from '@mui/material/Box';

/** Marks what has just been changed elsewhere: the word says it, the frame only underlines it. */
export function NewMark() {
  return (
    <Box
      component="strong"
      sx={{
        border: 1,
        borderColor: 'primary.main',
        borderRadius: 1,
        color: 'primary.main',
        px: 0.75,
        ml: 1,
        typography: 'caption',
      }}
    >
      New
    </Box>
  );
}
