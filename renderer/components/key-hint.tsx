import { styled } from '@mui/material/styles';

const Kbd = styled('kbd')({
  display: 'inline-block',
  minWidth: '1.5em',
  padding: '0 0.35em',
  border: '1px solid currentColor',
  borderRadius: 4,
  font: 'inherit',
  fontSize: '0.75rem',
  fontWeight: 600,
  lineHeight: '1.125rem',
  textAlign: 'center',
  '&[data-hidden]': { visibility: 'hidden' },
});

/** The key of an action, shown beside its words; screen readers get it from aria-keyshortcuts. `hidden` keeps its room. */
export function KeyHint({ of, hidden = false }: { readonly of: string; readonly hidden?: boolean }) {
  return (
    <Kbd aria-hidden="true" data-hidden={hidden || undefined}>
      {of.length === 1 ? of.toUpperCase() : of}
    </Kbd>
  );
}

/** How words and their key stand side by side on a button. */
export const keyed = { display: 'inline-flex', gap: 1 } as const;
