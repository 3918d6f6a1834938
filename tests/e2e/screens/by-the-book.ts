import { expect, type Page } from '@playwright/test';
import type { RunningApp } from '../../support/app.ts';
import { expectGood } from './good.ts';
import { itHasChanged, open, toLevel1, toLevel2 } from './practising.ts';
import { findLine, heading, levelLine, press } from './steps.ts';
import { callBack, readBack, received, typedReference } from './stopping.ts';

/** What is done at each call, by what is said in it and nothing else; where it begins is Find. */
export const byTheBook: Readonly<Record<string, (page: Page, desk: RunningApp) => Promise<void>>> = {
  surveys: async (page) => {
    await toLevel1(page, 'Laura Kilcliffe 22/10/1985');
    await press(page, 'c');
    await expect(page.getByRole('list', { name: 'Optional purposes' })).toBeVisible();
    await press(page, '1', 'w', 'Enter');
    await expect(received(page)).toBeVisible();
  },
  'birth-date': async (page) => {
    await toLevel2(page, 'Helen Smalmere CH41 1QD', 'MYJ6M72S0Q');
    await press(page, 'w');
    await expect(heading(page, 'Something is wrong')).toBeVisible();
    await page.getByRole('checkbox', { name: 'Date of birth', exact: true }).check();
    await page.getByLabel('Date of birth: what it should be').fill('17/11/1974');
    await page.getByLabel('Date of birth: how it could be checked (optional)').fill('the passport');
    await press(page, 'Enter');
    await expect(received(page)).toBeVisible();
  },
  moved: async (page) => {
    await toLevel2(page, 'Victoria Rutherby 21/4/1996', 'BQ2NP5EEZS');
    await press(page, 'g');
    await expect(heading(page, 'Something has changed')).toBeVisible();
    await page.getByLabel('Address', { exact: true }).fill('8 Mill Lane');
    await page.getByLabel('Postcode', { exact: true }).fill('LU2 7QX');
    await itHasChanged(page, 2);
    await page.getByLabel('Postcode', { exact: true }).press('Enter');
    await expect(received(page)).toBeVisible();
  },
  mother: async (page) => {
    await open(page, 'Ellie Gibson 22/10/2006', '4');
    await expect(heading(page, 'Somebody else is speaking')).toBeVisible();
    await page.getByLabel('Full name of whoever speaks').fill('Joan Gibson');
    await press(page, 'Enter');
    await expect(page.getByText('Say: “We cannot talk about anybody’s record with you.”')).toBeVisible();
  },
  worry: async (page) => {
    await open(page, 'Rebecca Atherson 27/5/1998');
    await expect(heading(page, 'Rebecca Atherson')).toBeVisible();
    await press(page, 'Alt+x');
    const dialog = page.getByRole('dialog', { name: 'I am worried' });
    await dialog.getByRole('button', { name: 'Pressure' }).press('Enter');
    await expect(dialog.getByRole('status')).toContainText(/^Received by the central service/);
    await dialog.getByRole('button', { name: 'Close' }).press('Enter');
    await expect(dialog).toHaveCount(0);
  },
  access: async (page) => {
    await toLevel1(page, 'Frederick Cook 5/8/1997');
    await press(page, '0');
    await expect(page.getByLabel('In their own words')).toBeFocused();
    await page.keyboard.type('I want to see what you have about me. All of it.');
    await page.getByLabel('How they want to be answered').fill('by post');
    await press(page, 'Enter');
    await expect(received(page)).toBeVisible();
  },
  stop: async (page) => {
    await toLevel2(page, 'Wenman Ho 1/4/1959', '055222TF9H');
    await press(page, 'm');
    await expect(page.getByRole('button', { name: 'Stop the surveys, or take something back' })).toBeFocused();
    await press(page, '2');
    await expect(page.getByRole('radio', { name: 'The whole service' })).toBeVisible();
    await callBack(page);
    await expect(page.locator('#read-aloud')).toBeFocused();
    await press(page, 'y', 'Tab');
    await expect(typedReference(page)).toBeFocused();
    await page.keyboard.type('055222TF9H');
    await press(page, 'Enter');
    await expect(readBack(page)).toContainText('You have stopped using the service.');
    await expect(received(page)).toBeVisible();
  },
  complaint: async (page) => {
    await toLevel1(page, 'Jonathan Sanley 27/5/1973');
    await press(page, 'a');
    await expect(page.getByLabel('In their own words')).toBeFocused();
    await page.keyboard.type('A letter about me was sent to my old employer. I never agreed to that.');
    await page.getByRole('radio', { name: 'How we used their information' }).check();
    await page.getByLabel('How they want to be answered').fill('by letter');
    await press(page, 'Enter');
    await expect(received(page)).toBeVisible();
  },
  dropped: async (page) => {
    await toLevel1(page, 'Poppy Elmtree 17/6/2003');
    await press(page, 'l');
    await expect(page.getByRole('region', { name: 'Line dropped' })).toContainText('Poppy Elmtree');
    await page.getByRole('button', { name: 'Take it up again' }).click();
    await expect(levelLine(page, 0)).toBeVisible();
    await page.getByLabel('Postcode').fill('OL9 4WS');
    await page.getByLabel('Reference, if they have it').fill('4JECQPY9QZ');
    await press(page, 'Enter');
    await expect(levelLine(page, 2)).toBeVisible();
    await press(page, 'Alt+g');
    await expect(heading(page, 'Something has changed')).toBeVisible();
    await page.getByLabel('Mobile', { exact: true }).fill('07700 900111');
    await itHasChanged(page, 1);
    await page.getByLabel('Mobile', { exact: true }).press('Enter');
    await expect(received(page)).toBeVisible();
  },
  nobody: async (page, desk) => {
    await findLine(page).fill('Marguerite Oyelowo-Quist 3/3/1971');
    await expect(page.getByText(/^Nobody found\. /)).toBeVisible();
    await press(page, 'Alt+m');
    await expect(page.getByRole('heading', { name: 'Who is speaking?' })).toBeVisible();
    await press(page, '1');
    await expect(heading(page, 'What somebody asks whom we cannot find')).toBeVisible();
    await expect(page.getByLabel('Full name')).toHaveValue('Marguerite Oyelowo-Quist');
    await expect(page.getByLabel('Date of birth')).toHaveValue('03/03/1971');
    await page.getByLabel('Postcode').fill('YO1 7HU');
    await page.getByLabel('How they want to be answered').fill('2 Ferry Road, YO1 7HU');
    await page.getByLabel('What it is').selectOption({ label: 'Something else about my information' });
    await page.getByLabel('In their own words').fill('Stop using what you know about me, if you know anything.');
    await expectGood(desk, 'nobody-found-form');
    await page.getByLabel('Postcode').press('Enter');
    await expect(page.getByText('Somebody checks whether we hold anything about you, and answers you.')).toBeVisible();
    await expect(page.getByText(/^Your reference for this is/)).toBeVisible();
    await expect(received(page)).toBeVisible();
    await expectGood(desk, 'nobody-found-recorded');
    await press(page, 'Alt+e');
    await expect(page.getByRole('list', { name: 'What was done' })).toContainText('you asked something about your information');
  },
};
