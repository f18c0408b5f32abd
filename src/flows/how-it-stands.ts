import { closedUp, plainly } from './words.js';

const WHO = '(?:警察|民警|公安|派出所|社工|工作人员|你们|有人|有没有人|居委会?|街道)';

/** Each is tried on a whole text: “他们说他怎么样了” tells something. */
const ASKS = [
  /^(?:请问|我想问(?:一下|问)?)?(?:现在|目前|后来)?(?:有|有没有|有无)?(?:什么|新的?)?(?:进展|进度|结果|消息|回音|回复|下文)(?:了|怎么样了?|如何|呢|吗|没有?)*$/,
  /^(?:请问)?(?:现在|目前|后来|事情|情况|那事|这事|孩子|那孩子|那个孩子)*(?:怎么样|怎样|咋样|如何)了?(?:啊|呀|呢)?$/,
  new RegExp(
    `^(?:请问)?${WHO}(?:现在|已经|有没有|到底)*(?:去|来|到|管|处理|联系|介入|出警|接手|看)(?:过|了|到)?(?:没有?|吗|么|呢|不)+$`,
  ),
  // Who waits for somebody: “什么时候有人来”, “真的有人看吗”.
  /^(?:请问|那|你们|到底|真的|大概)*(?:什么时候|啥时候|啥辰光|几时|多久|多长时间)(?:才|会|能|可以)*(?:有人|你们)?(?:会|能)?(?:来人|来|到|去|看|管|联系|处理|回复)(?:我们?|孩子|他|她|一下)*[啊呀呢吗嘛了]*$/,
  /^(?:请问|那|你们|到底|真的)*(?:会|能)?有人(?:会|能|真的|在)*(?:来|看|管|帮)(?:我们?|忙|的)?[吗么嘛]$/,
  /^(?:处理|解决|办)(?:得|到哪)?(?:怎么样|好|完|一步)?了?(?:没有?|吗|么|呢)?$/,
  /^(?:is there )?any (?:news|progress|updates?)$|^(?:how is it going|how does it stand|when (?:will|does|is) (?:somebody|someone|anybody|anyone) (?:come|coming|look|read it)|will (?:somebody|someone|anybody|anyone) (?:come|look|read it|help me)|what happened|progress|any progress)(?: now)?$|^(?:have|has|did) (?:the )?(?:police|anyone|somebody|someone|staff) (?:gone|been|come|go|visited)(?: there)?(?: yet)?$/,
];

/** Whether a text, and all of it, asks how what was reported stands: “进展”, “警察去了吗”. */
export const asksHowItStands = (text: string): boolean => {
  const typed = closedUp(plainly(text));
  return ASKS.some((asks) => asks.test(typed));
};
