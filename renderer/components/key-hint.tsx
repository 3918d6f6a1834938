import { styled } from '@mui/material/styles';

const Kbd = styled('kbd')({
  display: 'inline-block',
  minWidth: '1.5em',
  padding: '0 0.35em',
  border: '1px solid currentColor',
  borderRadius: 4,
  font: 'inherit',
  // Stronger than the size a button gives its icons.
  '&&&': { fontSize: '0.75rem' },
  fontWeight: 600,
  lineHeight: 1.45,
  textAlign: 'center',
  opacity: 0.8,
});

/** The key of an action, shown beside its words; screen readers get it from aria-keyshortcuts. */
export function KeyHint({ of }: { readonly of: string }) {
  return <Kbd aria-hidden="true">{of.length === 1 ? of.toUpperCase() : of}</Kbd>;
}
