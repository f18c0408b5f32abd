import { closedUp, plainly } from './words.js';

/** Each is tried on a whole text. “你是谁的孩子” and “他是骗子” tell something. */
const WHO = [
  /^(?:请问|那|喂|你好)*,?(?:你们?|您|这里?|这个|对面)(?:到底|究竟|真的)?(?:是(?:不是)?(?:谁|什么(?:人|东西)?|干(?:嘛|什么)的|哪里的?|真人|真的人?|人工|机器人?|程序|骗子|骗人的?|人)|靠谱|可靠)(?:还是(?:机器人?|真人|程序|人))?[啊呀呢吗么嘛]*$/,
  /^是(?:不是)?(?:骗子|骗人的|真人|机器人)[啊呀呢吗么嘛]+$/,
  /^(?:who|what) are you$|^are you (?:a )?(?:real(?: person)?|human|person|robot|bot|machine)$|^is this (?:real|a scam|a bot)$/,
];
const WHY = [
  /^(?:你们?|您)?(?:为什么|为啥|干嘛|干什么)(?:要|老是?|总是?|一直)*问(?:我|得)?(?:这个|这些|那么多|这么多|这么细|那么细|来问去)?[啊呀呢吗]*$/,
  /^why (?:do you|are you) (?:ask|asking)(?: me)?(?: this| that| so much| so many questions)?$/,
];
/** How one begins to speak, and no more. */
const BEGINS =
  /^(?:喂|你好|您好|侬好|同志|请问|那个|[,、。呀啊])*(?:我|阿拉)?(?:就是|只是|就|只)?(?:想|要)(?:问问|问一下|问下|请问|咨询(?:一下|下)?|打听(?:一下|下)?|反映(?:一下|个情况|情况)?)(?:个事儿?|点事儿?|情况|一个事情)?[呀啊吧呢]*$/;

/** What a text, and all of it, asks of whoever reads it here; `begins`: only that there is something to ask. It tells nothing. */
export const asksUs = (text: string): 'who' | 'why' | 'begins' | undefined => {
  const typed = closedUp(plainly(text));
  if (WHO.some((asks) => asks.test(typed))) return 'who';
  if (WHY.some((asks) => asks.test(typed))) return 'why';
  return BEGINS.test(typed) ? 'begins' : undefined;
};
