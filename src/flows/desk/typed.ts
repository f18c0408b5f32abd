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
  case: /^(?:个案|个案进展|进展|case)$/,
  assess: /^(?:完成评估|评估|assess|assessed)$/,
  plan: /^(?:完成计划|计划|plan|planned)$/,
  visit: /^(?:完成回访|回访|review|reviewed)$/,
  close: /^(?:结案|close|close the case)$/,
  closeok: /^(?:确认结案|confirm closing)$/,
  inform: /^(?:告知报告人|告知|inform)$/,
  raise: /^(?:提高等级|升级|raise)$/,
  lower: /^(?:降低等级|降级|lower)$/,
  agree: /^(?:同意|agree)$/,
  oppose: /^(?:不同意|oppose|disagree)$/,
  confer: /^(?:会商|召集会商|confer|conference)$/,
  attend: /^(?:参加|attend)$/,
  absent: /^(?:不参加|absent)$/,
  reopen: /^(?:重新打开|重启|reopen)$/,
  exclude: /^(?:回避|须回避|exclude|conflict)$/,
};
