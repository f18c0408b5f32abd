import { lowered } from '../domain/heard.js';

const KIN = '(?:爸|妈|爹|娘|父|母|爷|奶|外公|外婆|姥|哥|姐|叔|舅|姑|家|老师|学校)';
/** To hear of it, not “能告诉我怎么办吗”. */
const HEARS = `(?:知道|晓得|发现|泄露|泄漏|泄密|透露|说出去|传出去|查到|暴露|联系${KIN}|(?:告诉|通知)(?!我(?!的?${KIN})))`;

/** Each is tried on a whole text. “我会知道结果吗” asks for something else. */
const ASKS = [
  new RegExp(`^(?!我(?:会|能)).{0,14}(?:会不会|能不能).{0,6}${HEARS}.{0,12}$`),
  new RegExp(`^(?!我(?:会|能)).{0,14}(?:会|能|要).{0,6}${HEARS}.{0,10}(?:吗|么|嘛|\\?)+$`),
  /^(?!我).{0,6}谁(?:会|能|可以)(?:知道|看到|看见).{0,8}$/,
  /^.{0,8}(?:保密|匿名的?)(?:吗|么|嘛|\?)+$/,
  new RegExp(
    `^我?的?${KIN}.{0,3}(?:(?:会不会|能不能)(?:看到|看见).{0,8}|(?:会|能)(?:看到|看见).{0,8}(?:吗|么|嘛|\\?)+)$`,
  ),
  // Who would have it kept from everybody hears what can be promised; what somebody else says so is told.
  /^(?!.{0,8}(?:[他她爸妈叔伯爷奶哥舅师们].{0,4}(?:说|叫|让|要|骂|吓|不许|不准)|(?:叫|让|要)我)).{0,8}(?:别|不要|不能|不可以)再?(?:告诉|通知|[跟和对](?=.{2,3}[说讲]))(?:别人|任何人|其他人|大家|人家)[说讲]?[了啊呀吧好吗]*$/,
  /^(?:请|帮我|替我|一定|千万|要|你们?|您)*保密[啊呀吧好吗]*$/,
  /^(?:please )?(?:don't|do not) tell (?:anyone|anybody|others)(?: (?:please|about (?:it|this)))?$/,
  /^(?:will|would|do|does|are|is|can|could) .{0,40}\b(?:know about|know|find out|hear (?:about|of)|told|tell (?!me\b)|leaked?|keep (?:it|this) (?:secret|private)|confidential|anonymous)\b.{0,40}$/,
  /^who (?:will|can|would) .{0,12}\b(?:know|see|read|hear)\b.{0,20}$/,
];

/** Whether a text, and all of it, asks who will hear of what is told here: “我爸会知道吗”, “会不会泄露”. */
export const asksWhoHears = (text: string): boolean => {
  const plain = lowered(text).trim();
  const close = plain.replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '').replace(/[。!~ ]+$/, '');
  return ASKS.some((asks) => asks.test(close));
};
