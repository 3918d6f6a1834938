/** The content security policy of one document. Styles made at run time carry its nonce; nothing else inline runs. */
export function policyOf(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "connect-src 'self'",
    "font-src 'self'",
    "img-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');
}

const POWERS = [
  ...['accelerometer', 'autoplay', 'bluetooth', 'camera', 'clipboard-read', 'display-capture'],
  ...['encrypted-media', 'fullscreen', 'gamepad', 'geolocation', 'gyroscope', 'hid', 'idle-detection', 'keyboard-map'],
  ...['local-fonts', 'magnetometer', 'microphone', 'midi', 'payment', 'picture-in-picture', 'publickey-credentials-get'],
  ...['screen-wake-lock', 'serial', 'storage-access', 'usb', 'window-management', 'xr-spatial-tracking'],
];

/**
 * The powers a document of ours does without: it cannot even ask. That comes before the session's refusals: asking for a
 * device can end the whole app on a runtime without the system's part for it.
 */
export const NO_POWERS = POWERS.map((power) => `${power}=()`).join(', ');

/** What the build writes where a document's nonce goes. */
export const NONCE_PLACE = '__nonce_of_this_document__';
