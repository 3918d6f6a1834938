import type { ConsentState, Purpose } from './consent.ts';
import { decidedAt, type Receipt, type ReceiptConsent } from './consent-receipt.ts';

/**
 * What each purpose is in the words of the Kantara Initiative's own lists, which the specification's examples use: the category of the
 * purpose, that of the data, and whether the data is of a kind that the law protects more.
 */
const kinds: Record<Purpose, { readonly data: readonly string[]; readonly sensitive: readonly string[] }> = {
  'satisfaction-survey': { data: ['2 - Contact'], sensitive: [] },
  'ethnicity-monitoring': { data: ['1 - Biographical'], sensitive: ['1 - Biographical'] },
  'disability-monitoring': { data: ['6 - Health'], sensitive: ['6 - Health'] },
  // One of the groups is about a learning difficulty or disability.
  'priority-group-targeting': { data: ['1 - Biographical', '6 - Health'], sensitive: ['6 - Health'] },
};
const CATEGORY = '16 - Improve Performance';
const ENDS = 'When it is withdrawn, or when the person stops using the service';

const channels: Record<NonNullable<ReceiptConsent['channel']>, string> = {
  telephone: 'by telephone',
  'face-to-face': 'face to face',
  webchat: 'by webchat',
  email: 'by e-mail',
  text: 'by text message',
  post: 'by letter',
  video: 'by video call',
  'online-account': 'in the online account',
};

type Said = { readonly purpose: string; readonly state: ConsentState } & Partial<Record<string, string | null>>;

/** A receipt as the Kantara Initiative's Consent Receipt Specification 1.1.0 has it. */
export type KantaraReceipt = {
  readonly version: 'KI-CR-v1.1.0';
  readonly jurisdiction: string;
  readonly consentTimestamp: number;
  readonly collectionMethod: string;
  readonly consentReceiptID: string;
  readonly language: string;
  readonly piiPrincipalId: string;
  readonly piiControllers: readonly object[];
  readonly policyUrl: string;
  readonly services: readonly { readonly service: string; readonly purposes: readonly object[] }[];
  readonly sensitive: boolean;
  readonly spiCat: readonly string[];
  /** Ours besides: the specification knows consents that are given, and a customer wants to hold a refusal and a withdrawal too. */
  readonly decisions: readonly Said[];
};

/**
 * The document of a receipt; null where nothing was ever asked. What is given is among the services, and `decisions` says where every
 * purpose stands. It follows from the decisions alone: what was answered under a consent is not known here.
 */
export function kantaraReceipt(receipt: Receipt): KantaraReceipt | null {
  const { controller, consents, research } = receipt;
  const { contact } = controller;
  const decided = decidedAt(receipt);
  if (decided === null) return null;
  const given = consents.filter(({ state }) => state === 'given');
  const sensitive = [...new Set(given.flatMap(({ purpose }) => kinds[purpose].sensitive))].toSorted();
  return {
    version: 'KI-CR-v1.1.0',
    jurisdiction: contact?.country ?? 'GB',
    consentTimestamp: Math.floor(decided / 1000),
    collectionMethod: methodsOf(consents),
    consentReceiptID: receipt.receiptId,
    language: 'en',
    piiPrincipalId: receipt.reference,
    piiControllers: [controllerOf(receipt)],
    policyUrl: contact?.policy ?? '',
    services: [{ service: controller.service, purposes: given.map((one) => purposeOf(one, research)) }],
    sensitive: sensitive.length > 0,
    spiCat: sensitive,
    decisions: consents.map(saidOf),
  };
}

/** The specification requires an e-mail; where the notice publishes none it stays empty, and the form's address is beside it. */
function controllerOf({ controller: { name, phone, contact } }: Receipt): object {
  return {
    piiController: name,
    onBehalf: false,
    contact: contact?.unit ?? name,
    address: { streetAddress: contact?.address.join(', ') ?? '', addressCountry: contact?.country ?? 'GB' },
    email: contact?.email ?? '',
    phone: phone ?? '',
    ...(contact ? { piiControllerUrl: contact.form } : {}),
  };
}

function purposeOf({ purpose, title }: ReceiptConsent, research: readonly string[]): object {
  const told = purpose === 'satisfaction-survey' && research.length > 0;
  return {
    ...{ purpose: title, purposeCategory: [CATEGORY], consentType: 'EXPLICIT', piiCategory: kinds[purpose].data },
    ...{ primaryPurpose: false, termination: ENDS, thirdPartyDisclosure: told },
    ...(told ? { thirdPartyName: research.join(', ') } : {}),
  };
}

function saidOf({ title, organisation: _, organisationName, ...said }: ReceiptConsent): Said {
  return { ...said, title, organisation: organisationName };
}

function methodsOf(consents: readonly ReceiptConsent[]): string {
  const ways = new Set(consents.flatMap(({ channel }) => (channel ? [channels[channel]] : [])));
  return `The customer said so ${[...ways].join(', ')}`;
}
