import type { Person } from './people.js';
import { answers } from './stories.js';

/** Asks in the desk for a hand-over, answer by answer. `consent` empty: it is refused before that is asked. */
export const hands = async (
  holder: Person,
  sector: string,
  post: string,
  why = '需要专业人员',
  consent = '同意',
): Promise<void> => {
  await holder.picks('更多操作');
  await answers(holder, '要做什么', '转交');
  await answers(holder, '转交给哪一方', sector);
  await answers(holder, '转交给哪个岗位', post);
  await answers(holder, '为什么转交', why);
  if (consent === '') return;
  if (why === '其他原因') {
    await holder.sees('请写一句转交的原因');
    await holder.says('孩子住在河那边');
  }
  await answers(holder, '孩子的家人同意转交吗', consent);
};
