import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { consentStateSchema, PURPOSES } from '../../../../shared/domain/consent.ts';
import { decidedAt, type Receipt, type ReceiptConsent, receiptSchema } from '../../../../shared/domain/consent-receipt.ts';
import { CHANNELS } from '../../../../shared/domain/conversation.ts';
import { kantaraReceipt } from '../../../../shared/domain/kantara-receipt.ts';
import { KANTARA_SCHEMA } from '../../../support/kantara-schema.ts';

const schema = z.fromJSONSchema(KANTARA_SCHEMA as never);
const NEVER = { saidAt: null, receivedAt: null, channel: null, organisation: null, organisationName: null, noticeVersion: null };
const SAID = {
  ...{ saidAt: '2026-11-23T10:04:00.000Z', receivedAt: '2026-11-23T10:04:09.000Z', channel: 'telephone' as const },
  ...{ organisation: '0000000999', organisationName: 'National Careers Service helpline', noticeVersion: '2018-05' },
};
const consent = (purpose: ReceiptConsent['purpose'], more: Partial<ReceiptConsent>): ReceiptConsent => ({
  ...{ purpose, title: `Title of ${purpose}`, state: 'not-asked' },
  ...NEVER,
  ...more,
});
const receipt: Receipt = {
  ...{ receiptId: '0190f4c2-0000-4000-8000-00003f2a91c0', madeAt: '2026-11-29T09:00:00.000Z', reference: '7K2MRQ4TZ9' },
  controller: {
    ...{ name: 'Department of Examples', service: 'Example Service', phone: '01632 960 000' },
    contact: {
      ...{ unit: 'Privacy team', address: ['1 Example Street', 'EX1 1AA'], country: 'GB' },
      ...{ form: 'https://contact.example/form', policy: 'https://contact.example/policy' },
    },
  },
  research: ['Survey One', 'Survey Two'],
  consents: [
    consent('satisfaction-survey', { state: 'given', ...SAID }),
    consent('ethnicity-monitoring', { state: 'given', ...SAID, channel: 'online-account' }),
    consent('disability-monitoring', { state: 'withdrawn', ...SAID, noticeVersion: null, saidAt: '2026-11-24T08:00:00.000Z' }),
    consent('priority-group-targeting', {}),
  ],
};

describe('a consent receipt in the Kantara Initiative’s form', () => {
  it('says who decides, for whom, what was given, how and when', () => {
    const document = kantaraReceipt(receipt);
    expect(schema.parse(document)).toEqual(document);
    expect(document).toEqual({
      ...{ version: 'KI-CR-v1.1.0', jurisdiction: 'GB', language: 'en', policyUrl: 'https://contact.example/policy' },
      ...{ consentReceiptID: receipt.receiptId, piiPrincipalId: '7K2MRQ4TZ9' },
      // Said late in the day of the newest decision, received before: the earlier of the two counts.
      consentTimestamp: Date.parse('2026-11-23T10:04:09.000Z') / 1000,
      collectionMethod: 'The customer said so by telephone, in the online account',
      piiControllers: [
        {
          ...{ piiController: 'Department of Examples', onBehalf: false, contact: 'Privacy team', email: '' },
          address: { streetAddress: '1 Example Street, EX1 1AA', addressCountry: 'GB' },
          ...{ phone: '01632 960 000', piiControllerUrl: 'https://contact.example/form' },
        },
      ],
      services: [
        {
          service: 'Example Service',
          purposes: [
            expect.objectContaining({ purpose: 'Title of satisfaction-survey', thirdPartyName: 'Survey One, Survey Two' }),
            expect.objectContaining({ purpose: 'Title of ethnicity-monitoring', thirdPartyDisclosure: false }),
          ],
        },
      ],
      ...{ sensitive: true, spiCat: ['1 - Biographical'] },
      decisions: receipt.consents.map(({ organisation: _, organisationName, ...said }) => ({
        ...said,
        organisation: organisationName,
      })),
    });
  });

  it('is none where nothing was ever asked', () => {
    expect(kantaraReceipt({ ...receipt, consents: PURPOSES.map((purpose) => consent(purpose, {})) })).toBeNull();
  });

  it('holds a refusal and a withdrawal too, and gives nothing by them', () => {
    const document = kantaraReceipt({ ...receipt, consents: [consent('satisfaction-survey', { state: 'refused', ...SAID })] });
    expect(schema.safeParse(document).success).toBe(true);
    expect(document).toMatchObject({
      services: [{ purposes: [] }],
      sensitive: false,
      spiCat: [],
      decisions: [{ state: 'refused' }],
    });
  });

  it('names no controller but the one it was given', () => {
    const { name, service } = receipt.controller;
    const bare = kantaraReceipt({ ...receipt, controller: { name, service, phone: null, contact: null } });
    expect(schema.safeParse(bare).success).toBe(true);
    expect(bare).toMatchObject({ piiControllers: [{ piiController: name, contact: name, email: '', phone: '' }], policyUrl: '' });
  });
});

const instant = fc
  .date({ min: new Date('2018-05-25'), max: new Date('2040-01-01'), noInvalidDate: true })
  .map((one) => one.toISOString());
const text = fc.string({ unit: 'binary', maxLength: 40 });
const said = fc.record({
  ...{ saidAt: instant, receivedAt: instant, channel: fc.constantFrom(...CHANNELS, 'online-account' as const) },
  ...{ organisation: text, organisationName: fc.option(text), noticeVersion: fc.option(text) },
});
const consents = fc.tuple(
  ...PURPOSES.map((purpose) =>
    fc
      .tuple(fc.constantFrom(...consentStateSchema.options), said, text)
      .map(([state, how, title]) => consent(purpose, { state, title, ...(state === 'not-asked' ? {} : how) })),
  ),
);
const receipts: fc.Arbitrary<Receipt> = fc.record({
  ...{ receiptId: fc.uuid(), madeAt: instant, reference: text, consents, research: fc.array(text) },
  controller: fc.record({
    ...{ name: text, service: text, phone: fc.option(text) },
    contact: fc.option(
      fc.record(
        {
          unit: text,
          address: fc.array(text),
          country: fc.constantFrom('GB', 'IE'),
          email: text,
          form: fc.webUrl(),
          policy: fc.webUrl(),
        },
        { requiredKeys: ['unit', 'address', 'country', 'form', 'policy'] },
      ),
    ),
  }),
});

describe('whatever was decided', () => {
  it('the document fits the published schema, and survives being written and read', () => {
    fc.assert(
      fc.property(receipts, (one) => {
        expect(receiptSchema.safeParse(one).success).toBe(true);
        const document = kantaraReceipt(one);
        expect(document === null).toBe(decidedAt(one) === null);
        if (document === null) return;
        const read = JSON.parse(JSON.stringify(document)) as unknown;
        expect(read).toEqual(document);
        expect(schema.safeParse(read).error?.issues ?? []).toEqual([]);
      }),
    );
  });

  it('what is given is among the services, in order, and nothing else is', () => {
    fc.assert(
      fc.property(receipts, (one) => {
        const document = kantaraReceipt(one);
        if (document === null) return;
        const given = one.consents.filter(({ state }) => state === 'given').map(({ title }) => title);
        const named = document.services.flatMap(({ purposes }) =>
          purposes.map((purpose) => (purpose as { purpose: string }).purpose),
        );
        expect(named).toEqual(given);
        expect(document.decisions.map(({ state }) => state)).toEqual(one.consents.map(({ state }) => state));
        expect(document.sensitive).toBe(document.spiCat.length > 0);
      }),
    );
  });
});

describe('the schema it is checked against', () => {
  const document = kantaraReceipt(receipt) as unknown as Record<string, unknown>;
  const required = KANTARA_SCHEMA.required;
  it.each(required)('misses %s', (name) => {
    const { [name]: _, ...rest } = document;
    expect(schema.safeParse(rest).success).toBe(false);
  });
  it.each([
    ['a third party without its name', { thirdPartyDisclosure: true }, false],
    ['a third party with its name', { thirdPartyDisclosure: true, thirdPartyName: 'x' }, true],
    ['no third party', { thirdPartyDisclosure: false }, true],
    ['nothing said of third parties', {}, false],
  ])('judges %s', (_what, third, fits) => {
    const purpose = { consentType: 'EXPLICIT', purposeCategory: [], piiCategory: [], termination: '', ...third };
    expect(schema.safeParse({ ...document, services: [{ service: 's', purposes: [purpose] }] }).success).toBe(fits);
  });
  it.each([
    ['consentTimestamp', -1],
    ['consentTimestamp', 1.5],
    ['sensitive', 'yes'],
    ['spiCat', [1]],
    ['piiControllers', [{ piiController: 'x' }]],
  ])('refuses %s: %j', (name, value) => {
    expect(schema.safeParse({ ...document, [name]: value }).success).toBe(false);
  });
});
