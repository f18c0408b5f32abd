import { describe, expect, test } from 'vitest';
import { tellsWho } from '../../src/domain/tells-who.js';

const NAMES = ['洛长风 阿洛叔(孩子舅舅)', 'Aluo Shu', '岩'];

describe('words that leave a case', () => {
  test.each([
    ['洛长风打了孩子。', true],
    ['孩子去了 aluo shu 家。', true],
    ['别告诉阿洛叔。', true],
    ['the shutters were closed', false],
    ['电话13800000000', true],
    ['电话138.0000.0000', true],
    ['电话138—0000—0000', true],
    ['电话１３８-０000-0000。', true],
    ['座机 022 0000 0000', true],
    ['孩子叫洛小宝,现在安全。', true],
    ['她妹妹名叫阿岩岩。', true],
    ['姓名:洛小宝', true],
    ['The child is called Luo Xiaobao.', true],
    ['孩子叫了救护车,警察叫她回家,名字没有记。', false],
    ['The ambulance was called.', false],
    ['孩子有人照看了。', false],
    ['岩石路旁的孩子有人照看了。', false],
    ['2026-03-24会有人再去看。', false],
    ['请打12345、110,编号7K3Q-D9XB。', false],
    ['共3次,每次2小时,15个工作日。', false],
  ])('%s', (words, tells) => expect(tellsWho(words, NAMES)).toBe(tells));
});
