import { lowered } from '../../domain/heard.js';
import type { MANDATED_ROLES } from '../../domain/report.js';

type Mandated = (typeof MANDATED_ROLES)[number];

const ENDS = '(?=$|[\\s,.!?;:、。])';
const I_AM = '(?:^|[\\s,.!?;:、。])(?:你好|您好)?,?我就?是[^,.!?;:、。\\s不]{0,10}?';
/** Who says in so many words that they are one of those who have to report: not “我是老师的邻居”. */
const SAID: readonly (readonly [Mandated, RegExp])[] = [
  [
    'teacher',
    new RegExp(
      `${I_AM}(?:老师|教师|班主任|辅导员|校长|园长)${ENDS}|\\bi(?: am|'m) (?:(?:a|an|the|his|her|their) )?(?:\\w+ )?(?:teacher|headmaster|principal)\\b(?!'s)`,
    ),
  ],
  [
    'medical',
    new RegExp(
      `${I_AM}(?:医生|大夫|护士|医护)${ENDS}|\\bi(?: am|'m) (?:(?:a|an|the|his|her|their) )?(?:\\w+ )?(?:doctor|nurse|paediatrician)\\b(?!'s)`,
    ),
  ],
  [
    'community',
    new RegExp(`${I_AM}(?:居委会|村委会|社区)(?:的|主任|干部|工作人员)?${ENDS}|${I_AM}(?:网格员|儿童主任)${ENDS}`),
  ],
  [
    'social_worker',
    new RegExp(
      `${I_AM}(?:社工|社会工作者)${ENDS}|\\bi(?: am|'m) (?:(?:a|an|the|his|her|their) )?(?:\\w+ )?social worker\\b(?!'s)`,
    ),
  ],
  [
    'hotel',
    new RegExp(
      `${I_AM}(?:酒店|宾馆|旅馆|旅店|民宿)的?(?:前台|经理|老板|店长|服务员|保洁|保安|员工|工作人员)?${ENDS}|\\bi(?: am|'m) (?:(?:a|an|the) )?hotel (?:receptionist|clerk|manager|worker|owner)\\b(?!'s)`,
    ),
  ],
  [
    'official',
    new RegExp(
      `${I_AM}(?:公务员|公职人员|法官|检察官)${ENDS}|\\bi(?: am|'m) (?:(?:a|an|the) )?(?:civil servant|public official)\\b(?!'s)`,
    ),
  ],
];

/** As which of those with a duty to report (强制报告意见 art 2) somebody says that they write; undefined: as none. */
export const mandatedSaid = (text: string): Mandated | undefined => {
  const plain = lowered(text);
  return SAID.find(([, said]) => said.test(plain))?.[0];
};
