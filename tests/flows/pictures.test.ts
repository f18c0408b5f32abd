import { describe, expect, test } from 'vitest';
import { drawPage } from '../../scripts/draw.js';
import { childForm } from '../../src/flows/child/form.js';
import { deskMachine } from '../../src/flows/desk/machine.js';
import { familyForm } from '../../src/flows/family/form.js';
import { formMachine } from '../../src/flows/form/machine.js';
import { reportForm } from '../../src/flows/report/form.js';

const reportMachine = formMachine(reportForm);

describe('the pictures in the docs', () => {
  for (const machine of [reportMachine, formMachine(familyForm), formMachine(childForm), deskMachine]) {
    test(`${machine.id} is drawn as it is`, async () => {
      await expect(drawPage(machine)).toMatchFileSnapshot(`../../docs/flows/${machine.id}.md`);
    });
  }

  test('every state has its box', () => {
    const page = drawPage(reportMachine);
    for (const state of ['resting', 'asking', 'reviewing', 'picking', 'filed']) {
      expect(page).toMatch(new RegExp(`--> ${state}\\b`));
    }
    expect(page).not.toContain('unnamed');
  });
});
