import { closedUp, plainly } from './words.js';

const BEGINS = [
  /^我?(?:还|又|再|也|现在)*(?:想|要|得)*再?(?:报告|举报|反映|上报|说)(?:一下|下)?(?:另外?|别的|其他的?|其它的?|又|第[二三])(?:一|1)?[个名位]?(?:孩子|小孩|儿童|学生)/,
  /^(?:i (?:want|need|have|would like) to |i'd like to )?report (?:on |about )?(?:another|a different|one more|some other) (?:child|kid|boy|girl)\b/,
];
const ALONE = /^(?:另外?一个(?:孩子|小孩)|another child|the other child)$/;

/** Whether a text says that it is of another child: `alone`, or with what there is to tell. */
export const ofAnotherChild = (text: string): 'alone' | 'told' | undefined => {
  const typed = closedUp(plainly(text));
  if (ALONE.test(typed)) return 'alone';
  const begun = BEGINS.map((begins) => begins.exec(typed)?.[0]).find((found) => found !== undefined);
  if (begun === undefined) return undefined;
  return /^(?:的(?:事情?|情况|线索))?[了吧啊]?$/.test(typed.slice(begun.length)) ? 'alone' : 'told';
};
