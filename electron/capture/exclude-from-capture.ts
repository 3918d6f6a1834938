/** A window as far as capturing it goes. */
export type Capturable = { readonly setContentProtection: (on: boolean) => void };

/**
 * Keeps a window out of screenshots, recordings and shared screens where the system can (Windows, macOS), unless an
 * administrator has said otherwise. The whole window: nearly every screen may hold somebody's values.
 */
export function excludeFromCapture(
  window: Capturable,
  configuration: { readonly excludeFromCapture: { readonly value: boolean } },
): void {
  window.setContentProtection(configuration.excludeFromCapture.value);
}
