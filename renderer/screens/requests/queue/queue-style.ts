import type { Theme } from '@mui/material/styles';
import type { SystemStyleObject } from '@mui/system/styleFunctionSx';

/** The height of a row by how many lines it has, in pixels: known before it is drawn, so that nothing has to be measured. */
export const ROW_HEIGHT = { 1: 40, 2: 62, 3: 84 } as const;
/** The height of the heading, which stays in sight. */
export const HEAD_HEIGHT = 40;

const cut = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' } as const;

/**
 * The table's one style sheet. The rows have plain class names: with an element of Emotion for every cell, the styles are what costs
 * most while it is scrolled.
 */
export const queueStyle: SystemStyleObject<Theme> = {
  // Its heading lies over its own rows alone, not over the foot of the window.
  ...{ overflow: 'auto', flex: '1 1 0', minHeight: 240, isolation: 'isolate' },
  // Where it stands is kept by the row, not by the browser's guess.
  overflowAnchor: 'none',
  scrollPaddingTop: HEAD_HEIGHT,
  border: 1,
  borderColor: 'divider',
  borderRadius: 1,
  bgcolor: 'background.paper',
  '& table': { tableLayout: 'fixed', borderCollapse: 'separate', borderSpacing: 0, width: '100%' },
  '& thead th': {
    ...{ position: 'sticky', top: 0, zIndex: 2, height: HEAD_HEIGHT, py: 0, px: 1, boxSizing: 'border-box' },
    ...{ bgcolor: 'background.paper', fontWeight: 650, lineHeight: 1.25 },
  },
  // One line below a row instead of one below each cell, and cut off alone what may be too long: each costs a frame while it is scrolled.
  '& .q-row': {
    ...{ position: 'relative', cursor: 'default', height: 'var(--q-height)' },
    boxShadow: 'inset 0 -1px var(--desk-palette-divider)',
  },
  '& .q-row > *': {
    ...{ padding: '9px 8px 0', verticalAlign: 'top', textAlign: 'left', whiteSpace: 'nowrap' },
    ...{ fontSize: '0.875rem', lineHeight: '22px', fontWeight: 400 },
  },
  '& .q-row > .q-cut': cut,
  '& .q-row > th': { fontWeight: 600, fontVariantNumeric: 'tabular-nums' },
  '& .q-row a': { color: 'primary.main' },
  '& .q-row .q-number': { textAlign: 'right', paddingRight: '16px' },
  '& .q-row:hover': { backgroundColor: 'action.hover' },
  '& .q-row[aria-selected="true"]': { backgroundColor: 'action.selected' },
  '& .q-row:focus-visible': { outline: '3px solid var(--desk-palette-primary-main)', outlineOffset: -3, zIndex: 1 },
  '& .q-word': {
    ...{ font: 'inherit', fontWeight: 650, color: 'inherit', background: 'none', border: 0, padding: 0, cursor: 'pointer' },
    ...{ textDecoration: 'underline dotted', textUnderlineOffset: 3 },
  },
  '& .q-late': { color: 'error.main' },
  '& .q-soon': { color: 'warning.main' },
  '& .q-below': {
    ...{ position: 'absolute', top: 32, left: 8, right: 8, fontWeight: 400, color: 'text.secondary' },
    ...{ fontSize: '0.8125rem', lineHeight: '22px', height: 22, ...cut },
  },
  '&.q-marks .q-below': { left: 48 },
  '&.q-three .q-below': { height: 44, whiteSpace: 'normal' },
  '& .q-mark': { paddingLeft: '12px !important' },
  '& .q-mark input': { width: 18, height: 18, margin: '2px 0 0', accentColor: 'var(--desk-palette-primary-main)' },
  '& .q-gone > *': { color: 'text.secondary', textDecoration: 'line-through' },
  '& .q-flag': {
    ...{
      margin: '0 8px',
      padding: '0 5px',
      color: 'info.main',
      borderRadius: 4,
      border: '1px solid',
      fontSize: '0.75rem',
      fontWeight: 650,
    },
    ...{ display: 'inline-block', lineHeight: '18px', textDecoration: 'none' },
  },
  '& .q-below .q-flag': { marginLeft: 0 },
};
