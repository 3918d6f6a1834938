import type { Theme } from '@mui/material/styles';
import type { SystemStyleObject } from '@mui/system/styleFunctionSx';

/** How the parts of a bar look, in their order: each has a colour and a pattern, so that no part is told by its colour alone. */
export const FILLS = [
  { id: 'solid', colour: '--desk-palette-primary-main' },
  { id: 'stripes', colour: '--desk-palette-warning-main' },
  { id: 'dots', colour: '--desk-palette-info-main' },
  { id: 'lines', colour: '--desk-palette-error-main' },
  { id: 'cross', colour: '--desk-palette-success-main' },
] as const;
export type Fill = (typeof FILLS)[number];

/** The fill of the part of a bar at a place. */
export const fillAt = (index: number): Fill => FILLS[index % FILLS.length] as Fill;
export const urlOf = ({ id }: Fill): string => `url(#chart-${id})`;

/** The edge of a part: where two meet, and round one that is filled with a pattern. */
export const edges: SystemStyleObject<Theme> = {
  '& .MuiBarElement-root, & .MuiBarChart-element': { stroke: 'var(--desk-palette-background-paper)', strokeWidth: 1 },
};
