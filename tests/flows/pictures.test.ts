import { readdirSync, readFileSync } from 'node:fs';
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

/** As many arrows as can be read on a page, and as many boxes as can stand on it. */
const PAGE = { lines: 70, boxes: 12 };
const pictures = [
  'README.md',
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' }).flatMap((file) =>
    file.endsWith('.md') ? [`docs/${file}`] : [],
  ),
].flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(/^```mermaid\n([\s\S]*?)^```/gm)].map(
    ([, drawn = '']) => [file, drawn] as const,
  ),
);

describe('a picture in the docs fits a page', () => {
  test('each flow has one', () => expect(pictures.length).toBeGreaterThanOrEqual(7));

  test.each(pictures)('%s', (_, drawn) => {
    const lines = drawn.trimEnd().split('\n').slice(1);
    const boxes = new Set(lines.flatMap((line) => line.match(/\b\w+(?=\[|\{| -->| --> )|(?<=--> )\w+/g) ?? []));
    expect(lines.length).toBeLessThanOrEqual(PAGE.lines);
    expect(boxes.size).toBeGreaterThan(3);
    expect(boxes.size).toBeLessThanOrEqual(PAGE.boxes);
  });
});
