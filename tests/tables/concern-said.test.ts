import { expect, test } from 'vitest';
import { concernsSaid } from '../../src/flows/report/concern-said.js';

test.each<[string, string[]]>([
  ['被打', ['physical_violence']],
  ['才13岁就让出去打工', ['child_labour']],
  ['同学堵着我打我', ['school_bullying']],
  ['他爸打他妈', ['witness_dv']],
  ['被他爸打伤', ['physical_violence']],
  ['他被揍了', ['physical_violence']],
  ['he is beaten', ['physical_violence']],
  ['孩子挨饿', ['neglect']],
  ['他没有饭吃饿着肚子,也没挨打', ['neglect']],
  ['爸妈不让上学', ['dropout']],
  ['辍学了', ['dropout']],
  ['摔倒受伤了', []],
  ['他被打扮得像小大人', []],
  ['被打扰', []],
  ['说话被打断', []],
  ['没有被爸爸打', []],
  ['没有被人打', []],
  ['he is not hurt', []],
  ['he was not beaten', []],
  ['脸上没伤', []],
  ['身上没有伤', []],
  ['他没有挨饿', []],
  ['没挨过饿', []],
  ['周末不上学', []],
])('what typed words name of the concerns: %s', (text, concerns) => {
  expect(concernsSaid(text)).toEqual(concerns);
});
