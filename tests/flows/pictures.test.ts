import { describe, expect, test } from 'vitest';
import { drawPage } from '../../scripts/draw.js';
import { deskMachine } from '../../src/flows/desk/machine.js';
import { reportMachine } from '../../src/flows/report/machine.js';

describe('the pictures in the docs', () => {
  for (const machine of [reportMachine, deskMachine]) {
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
