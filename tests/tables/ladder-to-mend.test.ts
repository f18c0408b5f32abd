import { describe, expect, test } from 'vitest';
import { BUILT_IN, problems, spoil } from '../support/ladder-file.js';

describe('a ladder to mend says where and how', () => {
  // biome-ignore lint/suspicious/noExplicitAny: a test spoils any place of the file
  test.each<[string, (file: any) => void, string, RegExp]>([
    ['no duration', (f) => (f.levels.P0.climbAfter = '15 min'), 'levels.P0.climbAfter', /"15 min" must be an ISO 8601/],
    [
      'a bare number',
      (f) => (f.levels.P0.climbAfter = 15),
      'levels.P0.climbAfter',
      /ISO 8601 duration such as "PT15M"/,
    ],
    ['no time at all', (f) => (f.levels.P1.climbAfter = 'PT0S'), 'levels.P1.climbAfter', /at least a second/],
    ['a month', (f) => (f.levels.P1.followUpWithin = 'P1M'), 'levels.P1.followUpWithin', /"P1M" must be/],
    ['a negative one', (f) => (f.levels.P1.nudges[1] = '-PT5M'), 'levels.P1.nudges.1', /"-PT5M" must be/],
    ['a key unknown', (f) => (f.levels.P0.color = 'red'), 'levels.P0', /color is unknown here: remove it/],
    ['a level missing', (f) => delete f.levels.P3, 'levels.P3', /it is missing: write it as assets\/ladder.json does/],
    [
      'a post unknown',
      (f) => (f.levels.P0.rungs[1][0] = 'mayor'),
      'levels.P0.rungs.1.0',
      /: "mayor" is unknown: use one of bot_duty_desk, community_child_director, /,
    ],
    [
      'the family at a rung',
      (f) => f.levels.P2.rungs[1].push('guardian'),
      'levels.P2.rungs.1.1',
      /: "guardian" is of the family, which is never called for a report: remove it\.$/,
    ],
    [
      'the family in the lead',
      (f) => (f.routes = { neglect: { lead: ['guardian'], with: [] } }),
      'routes.neglect.lead.0',
      /is of the family, which is never called for a report: remove it\.$/,
    ],
    [
      'the family beside others',
      (f) => (f.routes = { neglect: { lead: [], with: ['police', 'guardian'] } }),
      'routes.neglect.with.1',
      /is of the family, which is never called for a report: remove it\.$/,
    ],
    [
      'a word unknown',
      (f) => (f.levels.P2.clock = 'office'),
      'levels.P2.clock',
      /"office" is unknown: use one of always, service\.$/,
    ],
    ['a word missing', (f) => delete f.levels.P2.clock, 'levels.P2.clock', /it is missing: use one of always, service/],
    ['a list that is none', (f) => (f.levels.P1.nudges = 'PT0S'), 'levels.P1.nudges', /it must be a list in \[ \]\.$/],
    ['a list of nothing', (f) => (f.levels.P1.nudges = []), 'levels.P1.nudges', /it is empty: the first nudge/],
    ['an hour that is a number', (f) => (f.service.from = 8), 'service.from', /it must be a text in quotes\.$/],
    ['no day', (f) => (f.levels.P3.climbAfter.workingDays = 0), 'levels.P3.climbAfter.workingDays', /from 1 to 60\.$/],
    ['a rung with nobody', (f) => (f.levels.P0.rungs[1] = []), 'levels.P0.rungs.1', /needs at least one kind/],
    ['a time of day', (f) => (f.levels.P2.quietHours.from = '8pm'), 'levels.P2.quietHours.from', /such as "09:00"/],
    ['half a working day', (f) => (f.levels.P3.climbAfter.workingDays = 0.5), 'levels.P3.climbAfter', /workingDays/],
    ['a window over midnight', (f) => (f.service.to = '07:00'), 'service', /end later than it begins/],
    ['no page', (f) => (f.levels.P0.nudges = ['PT5M']), 'levels.P0.nudges.0', /write "PT0S"/],
    ['nudges in disorder', (f) => f.levels.P0.nudges.splice(1, 2, 'PT10M', 'PT5M'), 'levels.P0.nudges', /later than/],
    ['a nudge never sent', (f) => (f.levels.P0.nudges[2] = 'PT15M'), 'levels.P0.nudges', /would never be sent/],
    [
      'always quiet',
      (f) => (f.levels.P2.quietHours.to = '20:00'),
      'levels.P2.quietHours',
      /no message would ever leave/,
    ],
    [
      'shut, yet always open',
      (f) => (f.levels.P0.outsideServiceBy = '09:00'),
      'levels.P0.outsideServiceBy',
      /means nothing/,
    ],
    [
      'an urgent level that is quiet at night',
      (f) => (f.levels.P0.quietHours = { from: '20:00', to: '08:00', holidays: true }),
      'levels.P0.quietHours',
      /P0 and P1 call at any hour of any day: remove it/,
    ],
    [
      'an urgent level that waits for the morning',
      (f) => (f.levels.P1.clock = 'service'),
      'levels.P1.clock',
      /P0 and P1 call at any hour of any day: write "always"/,
    ],
    [
      'an urgent level that climbs in working days',
      (f) => (f.levels.P1.repeatTop = { workingDays: 1 }),
      'levels.P1.repeatTop',
      /P0 and P1 call at any hour of any day: write a duration/,
    ],
    [
      'an urgent nudge in the morning',
      (f) => f.levels.P1.nudges.splice(2, 1, { nextServiceTime: '09:00' }),
      'levels.P1.nudges.2',
      /P0 and P1 call at any hour of any day: write a duration/,
    ],
    [
      'danger that waits for months',
      (f) => (f.levels.P0.climbAfter = 'P300D'),
      'levels.P0.climbAfter',
      /: so urgent a report waits an hour at most: write "PT1H" or less\.$/,
    ],
    [
      'danger that nobody is called for again',
      (f) => (f.levels.P0.repeatTop = 'PT61M'),
      'levels.P0.repeatTop',
      /write "PT1H" or less/,
    ],
    [
      'danger in which nobody looks at the child',
      (f) => (f.levels.P0.followUpWithin = 'PT25H'),
      'levels.P0.followUpWithin',
      /: so endangered a child is seen within 24 hours: write "PT24H" or less\.$/,
    ],
    [
      'a high risk that is promised for next week',
      (f) => (f.levels.P1.acknowledgeWithin = 'P7D'),
      'levels.P1.acknowledgeWithin',
      /: so urgent a report waits 24 hours at most: write "PT24H" or less\.$/,
    ],
    [
      'a high risk that is looked at in working days',
      (f) => (f.levels.P1.followUpWithin = { workingDays: 1 }),
      'levels.P1.followUpWithin',
      /: so endangered a child is seen within 72 hours: write "PT72H" or less\.$/,
    ],
    [
      'a time out of service',
      (f) => (f.levels.P2.outsideServiceBy = '07:00'),
      'levels.P2',
      /outside the service window/,
    ],
  ])('%s', (_, change, path, sentence) => {
    const found = problems(spoil(change));
    expect(found.map((problem) => problem.path)).toEqual([path]);
    expect(found[0]?.message).toMatch(sentence);
    expect(found[0]?.message).toMatch(/^At .*\.$/);
  });

  test('a bureau may be somewhat slower, or quicker, than the built-in times', () => {
    const file = spoil((f) => {
      Object.assign(f.levels.P0, { climbAfter: 'PT1H', acknowledgeWithin: 'PT1H', repeatTop: 'PT20M' });
      Object.assign(f.levels.P0, { followUpWithin: 'P1D' });
      Object.assign(f.levels.P1, { climbAfter: 'PT24H', acknowledgeWithin: 'PT24H', followUpWithin: 'P3D' });
    });
    expect(problems(file)).toEqual([]);
  });

  test.each([
    ['a level', BUILT_IN.replace('"P1": {', '"P0": {'), '"P0" twice, on lines 4 and 17'],
    ['a time', BUILT_IN.replace('"clock"', '"climbAfter": "P9D",\n"clock"'), '"climbAfter" twice, on lines 5 and 8'],
    ['however it is written', BUILT_IN.replace('"P1"', '"\\u00500"'), '"P0" twice, on lines 4 and 17'],
  ])('%s is there twice: a reader would take the last, and say nothing', (_, json, what) => {
    expect(problems(json)).toEqual([{ path: '', message: `The ladder has ${what}: remove one of the two.` }]);
  });

  test('not JSON', () => expect(problems('{')).toEqual([{ path: '', message: expect.stringContaining('not JSON') }]));
  test('empty', () => {
    const message = 'The ladder is empty: begin with a copy of the built-in one, which is in assets.';
    expect(problems(' \n')).toEqual([{ path: '', message }]);
  });
  test('not JSON from a line on', () => {
    expect(problems('{\n"service": {}\n"levels": {}}')[0]?.message).toMatch(/bracket on line 3 or before\.$/);
  });
  test.each([
    ['a remark', '{\n// ours\n"service": {}}', '"/"'],
    ['a colon of a Chinese keyboard', '{\n"service"：{}}', '"："'],
    ['its quotation marks', '{\n“service”: {}}', '"“"'],
    ['a comma before a bracket', '{\n"service": {},}', '","'],
  ])('not JSON for %s: the line is named', (_, json, mark) => {
    expect(problems(json)[0]?.message).toContain(`: on line 2, ${mark} does not belong where it stands; use`);
  });
  test('not JSON for a quotation mark that is missing', () => {
    expect(problems('{\n"service: {},\n"levels": {}}')[0]?.message).toMatch(/bracket on line 2 or before\.$/);
  });
  test('not UTF-8', () => {
    const wide = Buffer.from(`\uFEFF${BUILT_IN}`, 'utf16le').toString('utf8');
    expect(problems(wide)).toEqual([{ path: '', message: 'The ladder is not valid UTF-8: save it as "UTF-8".' }]);
  });
  test('not an object', () => expect(problems('[]')[0]?.message).toMatch(/^At the top of the file/));
});
