import { EDGE } from './danger-words-edge.js';
import { LOST } from './danger-words-lost.js';
import { POLICE } from './danger-words-police.js';
import { RESCUE } from './danger-words-rescue.js';
import type { DangerSign } from './signs.js';
import type { Names } from './word-list.js';

/** Words that stand in several phrases. */
export const NAMES: Names = {
  child: '孩子/小孩/娃',
  small: '婴儿/宝宝/幼儿',
  offspring: '女儿/儿子/闺女/小子/丫头',
  // A child of the family, whoever tells of it: “他家那小子”, “俺侄女”.
  young:
    '{child}/{small}/{offspring}/姐姐/表姐/哥哥/表哥/弟/妹/侄/侄子/侄女/外甥/外甥女/孙子/孙女/外孙/外孙女/姑娘/女孩/男孩/女孩儿/男孩儿/女生/男生/学生/娃娃',
  that: '一个/一个小/两个/这/那/这个/那个/个/俩/几个/自己/人家/自家/他家/她家/我家/亲生/小',
  hurt: '{that}? {young}/我/他/她/我们/她们/娘俩/娘儿俩/弟弟/妹妹',
  lock: '小黑屋/黑屋/黑屋子/禁闭/阳台/厕所/卫生间/地下室/柜子/衣柜/仓库/车库/储藏室',
  lodging: '宾馆/酒店/旅馆/小旅馆/出租屋/出租房/小树林',
  vermin: '苍蝇/蚊子/蟑螂/老鼠/蚂蚁/虫/虫子/蛇/小强',
  poison:
    '农药/百草枯/敌敌畏/鼠药/蟑螂药/杀虫剂/洁厕灵/洁厕液/消毒液/消毒水/洗衣液/洗洁精/安眠药/风油精/香水/樟脑丸/胶水/驱蚊液/除草剂/柔顺剂/煤油/柴油/汽油/指甲油/染发膏/疏通剂/花露水/干燥剂',
  kin: '爸/妈/爷/奶/婆/公/姥',
  parent: '爸/妈/爹/娘/爸爸/妈妈/父亲/母亲/父母',
  already: '早就/已经/都/又',
  days: '一夜/整夜/一宿/整宿/两宿/一晚/一晚上/昨晚/昨夜/{digit}天/一天/两天/俩天/三天/四天/五天/六天/七天/八天/九天/十天/几天',
  stranger: '陌生人/不认识的人/个男的/个女的/男人/女人/大叔',
  digit: '0/1/2/3/4/5/6/7/8/9',
  little: '一/二/两/三/四/五/六/1/2/3/4/5/6',
  floor: '二/三/四/五/六/七/八/九/十/{digit}',
  kitchen:
    '叉/具/…8切蛋糕/…4切葱/…8剪手指/…8剪指甲/…8剪脚/…8剪线/…8裁/…8雕/…8打水仗/…8切菜/…8切肉/…8切水果/…8切西瓜/…8削苹果/…8削皮/…8削水果/…8削铅笔/…8剪纸/…8做饭/…8做菜/在抽屉/在厨房/放抽屉/放厨房/丢了/钝了',
  noblow:
    '雪/水/碎/雷/雨/赌/闹/算/听/开/折/鼾/呼/喷/盹/麻/拼/败/胎/断/动/零/交道/架子/呵/烊/气/伞/版/磨/造/猎/滚/嗝/针/疫/分/扫/包/工/球/牌/电/字/印/听/算/车/游/篮/羽/乒/卡/点/理/扮/鼓/…3官司',
  drunk: '烂醉/喝大/喝高/醉醺醺/喝醉/醉酒/喝多/酒后/发酒疯/耍酒疯',
  past: '去年…6/前年…6/以前…6/年前…6',
  jailed: '…4被抓/…4坐牢/…4判刑/…4入狱/…4服刑/…4强戒/…4强制戒/…4被关/…4进去',
  relative: '爸/妈/爸爸/妈妈/爷爷/奶奶/姥姥/姥爷/外婆/外公/舅舅/姑姑/小姨/大姨/亲戚/家长/老师',
  bygone: '去年/前年/大前年/早年/以前/当年/小时候/{floor}年前/一年前/两年前/几年前/多年前/十几年前',
  notnow: '上次…4/那次…4/那天…4/昨天…4/前天…4/以前…4/去年…4/上周…4/过年…4',
  family: '妈妈/爸爸/奶奶/爷爷/姥姥/外婆/大人',
  private: '下面/下身/下体/私处/隐私/屁股/胸',
  clothes: '衣服/裤子/内裤/裙子',
  gone: '{parent}{bygone}/{parent}{bygone}就/{bygone}{parent}/{bygone}他{parent}/{bygone}她{parent}/{bygone}我{parent}',
  missed: '妈/妈妈/爸/爸爸/爷爷/奶奶/姥姥/姥爷/家/你们',
  building: '漏/塌/有/没/裂/渗/坏/破/太/的太/的瓦/上的太/晒/热/上漏/都漏/又漏/一直漏/总漏/老漏',
  fiction: '游戏里…6/电视里…8/电视剧里…8/电影里…8/小说里…8/动画片里…8',
  handwork: '…3修/…3走路/…3搭/…3砌/…3钉/…3劈柴/…3干活/…3盖房/…3玩',
  kid: 'child/kid/boy/girl/baby',
};

/** Chinese, for each kind of danger. */
export const ZH: Readonly<Record<DangerSign, string>> = { ...POLICE, ...LOST, ...RESCUE, ...EDGE };
