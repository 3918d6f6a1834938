import { expect, test } from 'vitest';
import { healthProbe } from '../../../../electron/central/probe.ts';

const asking = (answer: () => Promise<Response>) => {
  const asked: string[] = [];
  const probe = healthProbe(
    () => 'https://central.example',
    (url) => {
      asked.push(url);
      return answer();
    },
  );
  return { probe, asked };
};
const said = (status: number, type: string) => async () => new Response('{}', { status, headers: { 'content-type': type } });

test('asks the health address, and believes a good answer in its own form', async () => {
  const { probe, asked } = asking(said(200, 'application/json; charset=utf-8'));
  expect(await probe()).toBe(true);
  expect(asked).toEqual(['https://central.example/healthz']);
});

test.each([
  ['a hotel page', said(200, 'text/html')],
  ['a gateway', said(502, 'application/json')],
  ['nobody', () => Promise.reject(new Error('net::ERR_CONNECTION_REFUSED'))],
])('%s is not the central service', async (_, answer) => {
  expect(await asking(answer).probe()).toBe(false);
});
