/** A window high enough for the screen alone to scroll, between bars that stay; in a lower one everything scrolls. */
export const roomy = '@media (min-height: 560px)';
