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
  hand: /^(?:转交|转介|hand over|refer)$/,
  accept: /^(?:接收|接受|同意接收|accept)$/,
  refuse: /^(?:退回转交|不接收|refuse|return)$/,
  withdraw: /^(?:撤回|撤回转交|withdraw)$/,
  exclude: /^(?:回避|设置回避|exclude)$/,
  conflict: /^(?:我须回避|我要回避|须回避|conflict)$/,
};
