import type { Act } from '../../domain/acts.js';

/** What members type for each act; a case number may follow. */
export const TYPED: Readonly<Partial<Record<Act, RegExp>>> = {
  safe: /^(?:已?确认(?:孩子)?安全|孩子安全|safe|confirmed? safe|the child is safe)$/,
  dec: /^(?:拒绝|无法接手|不能接手|退回|decline|cannot take(?: it)?)$/,
  see: /^(?:查看线索|查看|看|see|see the report|view)$/,
  ack: /^(?:我?已?接手|我来|收到|ok|okay|take|take it|i take (?:it|this)|acknowledge)$/,
  more: /^(?:更多|更多操作|more)$/,
  note: /^(?:写?记录|备注|note)$/,
  police: /^(?:已?报警|已?报案|told the police|police told)$/,
  kin: /^(?:邀请家长|invite (?:a |the )?guardian)$/,
  remind: /^(?:提醒家长|remind (?:the )?guardian)$/,
  exclude: /^(?:回避|须回避|exclude|conflict)$/,
  link: /^(?:关联|并入|link)$/,
  unlink: /^(?:拆分|拆开|取消关联|unlink)$/,
  alike: /^(?:查重|查重复|alike|duplicates)$/,
};
