import type { Person } from './people.js';
import { answers } from './stories.js';

export const EDUCATION = 'TJ-120101-EDU';
/** What is to be done there. */
export const PART = '请安排复学';

/** Asks in the desk for a part to be done by the district's education bureau. `anew`: words that are written again before they go. */
export const refers = async (holder: Person, by = '1周内', anew?: string): Promise<void> => {
  await holder.says('转介');
  if (anew !== undefined) {
    // A kind of post that is not here is refused as it is named.
    await answers(holder, '请哪一方来办', '社会组织');
    await answers(holder, '请哪个岗位来办', '学校');
  }
  await answers(holder, anew === undefined ? '请哪一方来办' : '这里没有这样的岗位', '政府部门');
  await answers(holder, '请哪个岗位来办', '教育局');
  await answers(holder, '为什么请别处办', '需要别的部门来办');
  await holder.sees('请写要对方办什么');
  if (anew !== undefined) {
    await holder.says(anew);
    await answers(holder, '有电话或姓名,对方会看到', '重新写');
    await holder.sees('请写要对方办什么');
  }
  await holder.says(PART);
  await answers(holder, '最晚什么时候办好', by);
  await answers(holder, '孩子的家人同意请别处办吗', '同意');
  await holder.sees('个案仍由您负责');
};
