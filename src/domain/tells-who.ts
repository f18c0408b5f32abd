/** The shortest name that is looked for: one character alone is in many words. */
const SHORTEST_NAME = 2;
/** Seven digits or more, in a row or with a dash, a dot or a space between them. */
const TELEPHONE = /\d(?:[-–—.·\s]?\d){6,}/;
/** Between two names that were written as one answer. */
const NAMES_APART = /[、,;/()]+|(?<=\p{Script=Han})\s+(?=\p{Script=Han})/u;
const DATE = /(?<!\d)(?:19|20)\d{2}-\d{1,2}-\d{1,2}(?!\d)/g;

/** Says what somebody is called: “孩子叫洛小宝”, “名叫…”, “姓名:…”, “is called Luo”. Not “叫了救护车”, “叫她来”. */
const CALLED =
  /(?:名叫|叫做|取名|姓名(?:是|为|:)?|名字(?:是|叫|:)|(?<=[孩童娃子他她它女男生弟妹哥姐爸妈父母爷奶叔伯舅姨姑])叫)(?![了我他她您你它苦醒来人不车救喊到去过得着好大妈爸奶爷叔伯舅姨姑老警出起住声吃回谁什])\s*\p{Script=Han}{2}/u;
const NAMED = /\b(?:called|named|name is)\s+\p{Lu}\p{L}+/u;

const plain = (text: string): string => text.normalize('NFKC').toLowerCase().trim();

/** Whether words that leave a case hold a telephone number, one of these names, or what somebody is called (未成年人保护法 art 103). */
export const tellsWho = (words: string, names: readonly string[]): boolean => {
  const text = plain(words);
  const known = names.flatMap((name) => plain(name).split(NAMES_APART)).filter(({ length }) => length >= SHORTEST_NAME);
  if (TELEPHONE.test(text.replace(DATE, ' ')) || known.some((name) => text.includes(name))) return true;
  return CALLED.test(text) || NAMED.test(words.normalize('NFKC'));
};
