import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DANGER_SIGNS, type DangerSign, dangerSigns } from '../../src/domain/signs.js';

const SAMPLES: Record<DangerSign, readonly string[]> = {
  violence_now: [
    '楼上正在打孩子',
    '爸爸现在在打他',
    '往死里打',
    '掐着孩子脖子',
    '听见孩子喊救命',
    '楼下有人在打孩子',
    '爸爸在打我',
    '我爸喝了酒在打人',
    '他现在要打我',
    '正在砸东西',
    'The father is beating her',
    'someone is hitting the child',
    'I hear a child screaming for help',
  ],
  weapon: [
    '他拿着刀',
    '菜刀',
    '持 刀',
    '他手里有刀',
    '带着刀来的',
    '后爸说要砍了我们',
    'outside with a bat',
    'he has a KNIFE',
    'a gun on the table',
  ],
  threat_to_kill: ['他说要杀了她', '再哭就弄死你', '快被打死了', 'he is going to kill her', 'threatened to kill us'],
  locked_or_tied: [
    '孩子被反锁在家',
    '被绑在椅子上',
    '关在笼子里',
    '把孩子锁门外了',
    '孩子被赶出家门',
    '不让孩子进门',
    '孩子被锁车里了',
    'he locked me in',
    'locked in the cellar',
    'he is tied up',
    "they won't let her in",
  ],
  missing_or_taken: [
    '女儿失踪了',
    '孩子不见了',
    '被一个陌生人带走',
    '找不到孩子',
    '他离家出走了',
    '跟不认识的大人在一起',
    '孩子被一个陌生男人带着',
    '有个不认识的人领着孩子走了',
    '孩子两天没回家了',
    '有陌生人在家里',
    '他要带我走',
    '有人一直跟着我',
    'someone is following me',
    'missing since yesterday',
    'taken by a stranger',
    'a stranger took the boy',
    'she ran away from home',
    'The girl is missing',
    'my son was kidnapped',
  ],
  sexual_assault_now: [
    '她被强奸了',
    '刚刚被猥亵',
    '性侵她的人还在屋里',
    '刚才他脱我裤子',
    '昨晚叔叔摸我下面',
    'she was raped',
    'he molested the boy',
  ],
  abandoned: [
    '弃婴',
    '孩子被丢在路边',
    '两岁的孩子一个人在阳台上',
    '孩子在车里没人',
    'an abandoned baby',
    'a baby left in the street',
    'a baby alone in the car',
    'they left the baby in a car',
  ],
  carer_dangerous: [
    '我爸喝醉了',
    '喝醉了在打孩子',
    '他在吸毒',
    '孩子跟喝醉的爸爸在家',
    '妈妈吸了毒',
    '精神病犯了',
    'her mother is drunk',
  ],
  at_a_height: [
    '孩子在楼顶',
    '站在窗台上',
    '坐在桥栏杆上',
    'on the window edge',
    '要跳楼',
    '她要跳下去',
    '从三楼掉下来了',
    'fell from the window',
    'a boy on the roof',
    'on a bridge',
  ],
  unconscious: [
    '妈妈叫不醒',
    '奶奶不动了',
    '孩子被打晕了',
    '躺着一动不动',
    '孩子昏迷了',
    '叫不醒',
    '怎么叫都不醒',
    '没有反应',
    'the child is unconscious',
    "he won't wake up",
    'he won’t wake up',
  ],
  breathing: [
    '孩子没气了',
    '不出气了',
    '没有呼吸',
    '喘不上气',
    '嘴唇发紫',
    '卡住喉咙了',
    'not breathing',
    "she can't breathe",
  ],
  seizure: ['孩子浑身抽', '嘴里吐白沫', '一直抽搐', 'having a seizure'],
  bleeding: [
    '吐了好多血',
    '被打出血了',
    '流血不止',
    '流了很多血',
    '满脸是血',
    '吐血',
    'bleeding badly',
    'vomiting blood',
  ],
  burn: ['手被烫伤', '开水泼', 'badly burned', 'scalded'],
  poison: [
    '喝了洗洁精',
    '把药当糖吃了',
    '孩子吃错药了',
    'I took a lot of pills',
    '喝了农药',
    '吞了一瓶药',
    '吃了一整瓶药',
    '误吃了老鼠药',
    '食物中毒',
    'swallowed some pills',
    'overdose',
  ],
  head_injury: ['被打得头上起了大包', '头部受伤', '摔到头', 'a head injury', 'hit his head'],
  drowning_or_shock: ['溺水', '掉进河里', '掉水里了', '触电', '孩子被电了', 'drowning', 'electric shock'],
  severe_pain: ['肚子疼得厉害', 'severe pain'],
  fire_or_trapped: [
    '孩子卡在窗户里',
    '电梯困人了',
    '家里着火',
    '煤气泄漏',
    '困在电梯',
    '孩子被困',
    'the house is on fire',
    'gas leak',
    'trapped',
  ],
  self_harm: [
    '她把手腕割了',
    '活着没意思',
    '想自杀',
    '不想活了',
    '割腕',
    '她说不 想 活',
    'wants to die',
    'cutting herself',
    'suicidal',
  ],
};

describe('danger signs', () => {
  for (const sign of DANGER_SIGNS) {
    test.each(SAMPLES[sign])(`${sign}: %s`, (text) => {
      expect(dangerSigns(text)).toContain(sign);
    });
  }

  test.each([
    '',
    '您好',
    '孩子经常一个人在家,没人做饭。',
    '他没去上学,父母在外地打工。',
    '爸爸打电话说要来接孩子。',
    '邻居家孩子总是哭,衣服很脏。',
    '孩子看病没有钱。',
    '学校里有同学欺负他。',
    '在打游戏',
    '我现在在打车去学校',
    '跟爷爷奶奶在一起住',
    '学费有困难',
    '没有救命钱',
    '我一个人在家带2岁的孩子',
    '两岁的孩子我一个人在家带',
    '孩子三岁,妈妈一个人在家',
    '怕耽误吃药',
    '爸爸在打他电话',
    '他被电话骗了',
    '保安不让孩子进校门',
    '孩子从楼上下来了',
    '不认识的字都带着拼音',
    '爸爸两天没回家',
    '手上有刀疤',
    '今天妈妈脱了我衣服给我洗澡',
    '爸爸经常喝醉',
    '他要带我去吃饭',
    '孩子早上叫不起来',
    '车胎没气了',
    '他要打我电话',
    '手机落在车上了',
    '孩子动不动就哭',
    '抽血检查',
    '活着的时候',
    'he locked the door',
    '老师是他的救命恩人',
    'The child is often home alone and has no lunch.',
    'He does not go to school any more.',
    'They argue about hukou papers.',
    'The boy plays with other kids near the school.',
  ])('nothing in: %s', (text) => {
    expect(dangerSigns(text)).toEqual([]);
  });

  test('several kinds come in one order, each once', () => {
    expect(dangerSigns('他拿着刀,孩子流血不止,叫不醒,拿着刀')).toEqual(['weapon', 'unconscious', 'bleeding']);
  });

  test('a denial still raises', () => {
    expect(dangerSigns('没有流血不止')).toEqual(['bleeding']);
  });

  test('spaces, invisible characters, full width and words around it hide nothing', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.entries(SAMPLES)),
        fc.nat(),
        fc.string(),
        ([sign, samples], nth, around) => {
          const sample = samples[nth % samples.length] ?? '';
          if (/^[\x20-\x7e’]+$/.test(sample)) expect(dangerSigns(`${around} . ${sample} . ${around}`)).toContain(sign);
          else expect(dangerSigns(`${around}。${[...sample].join(' \u200b')}。${around}`)).toContain(sign);
        },
      ),
    );
  });

  test('a long hostile text takes little time', () => {
    const started = process.cpuUsage().user;
    for (const unit of ['被', '刚', '拿着', 'swallowed ', '现在在', 'baby ', '从', '两岁', '孩子都'])
      dangerSigns(unit.repeat(8_000 / unit.length));
    expect(process.cpuUsage().user - started).toBeLessThan(1_000_000);
  });
});
