/**
 * What the Kantara Initiative's JSON schema of a consent receipt asks for: its facts, stated anew and shorter. They come from the schema
 * published with the Consent Receipt Specification 1.1.0 (KantaraInitiative/consent-receipt-v-next on GitHub,
 * CR_v1_1/kantara-consent-receipt-v1_1-schema.json, commit 3b4e81b588c532bae1fa8e6cdc4808b30ac911a6): the names, what each one is,
 * which are required, and that a third party is named where there is one. Nothing is narrowed: what it lets pass passes here.
 */
const text = { type: 'string' };
const texts = { type: 'array', items: text };
const flag = { type: 'boolean' };
const manyOf = (items: object) => ({ type: 'array', items });

/** An object: what it must have, and what it may have; more is allowed. */
const shape = (must: Record<string, object>, may: Record<string, object> = {}) => ({
  type: 'object',
  properties: { ...must, ...may },
  required: Object.keys(must),
});

const purpose = shape(
  { consentType: text, purposeCategory: texts, piiCategory: texts, termination: text, thirdPartyDisclosure: flag },
  { purpose: text, primaryPurpose: flag },
);
const thirdParty = [
  shape({ thirdPartyDisclosure: { ...flag, enum: [false] } }),
  shape({ thirdPartyDisclosure: { ...flag, enum: [true] }, thirdPartyName: text }),
];

const controller = shape(
  { piiController: text, contact: text, address: { type: 'object' }, email: text, phone: text },
  { onBehalf: flag, piiControllerUrl: text },
);

const parts = {
  version: text,
  jurisdiction: text,
  consentTimestamp: { type: 'integer', minimum: 0 },
  collectionMethod: text,
  consentReceiptID: text,
  piiPrincipalId: text,
  piiControllers: manyOf(controller),
  policyUrl: text,
  services: manyOf(shape({ service: text, purposes: manyOf({ allOf: [purpose, { oneOf: thirdParty }] }) })),
  sensitive: flag,
  spiCat: texts,
};

export const KANTARA_SCHEMA = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  ...shape(parts, { publicKey: text, language: text }),
};
