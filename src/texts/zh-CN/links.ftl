### 几条线索、一个孩子:查重、关联、拆分。只说编号、状态、岗位和理由,不说别的报告人写了什么

alike-head = 编号{ $number }可能和下面的个案是同一个孩子,请核对:
alike-line = 编号{ $number } · { $level } · { $status } · 负责岗位:{ $post } · 理由:{ $reasons }
alike-how = 确认是同一个孩子,请发“关联”,再写那一件的编号。
alike-nobody = 暂无
alike-found = 编号{ $number }:有可能相同的个案
alike-none = 编号{ $number }:没有找到可能相同的个案。
alike-link-to = 关联到{ $number }
apart-kept = 编号{ $number }:已记下,不是同一个孩子。

alike-reason-same_place = 地点相近
alike-reason-same_words = 描述相近
alike-reason-same_reporter = 同一位报告人
alike-reason-same_concern = 担心的事相同
alike-reason-same_age = 年龄段相同
alike-reason-same_district = 同一个区
alike-reason-siblings = 都提到兄弟姐妹
alike-reason-recent = 12个月内

alike-status-received = 待接手
alike-status-screened = 待派发
alike-status-dispatched = 待接手
alike-status-acknowledged = 已接手
alike-status-safety_checked = 已确认安全
alike-status-assessed = 已评估
alike-status-conferenced = 已会商
alike-status-supported = 帮扶中
alike-status-reviewed = 已回访
alike-status-closed = 已结案
alike-status-transferred = 已结案(已转交)
alike-status-merged = 已并入
alike-status-screened_out = 已结案(不属实或不属范围)
alike-status-reopened = 重新打开

button-alike = 查重
button-apart = 不是同一个孩子
word-alike = 查重
word-apart = 不是同一个孩子

look-first = 编号{ $number }:这是新并入的线索,请先点或发“查看线索”。
card-linked = 编号{ $number }:有新的线索并入,请在{ $by }前查看。
link-kept = 编号{ $from }已并入编号{ $number },由{ $post }负责。
link-kept-mine = 编号{ $from }已并入编号{ $number },由您负责。
link-followed = 编号{ $from }已并入编号{ $number },以下是编号{ $number }的。
link-noted = 已关联
link-unknown = 编号{ $number }不能关联:没有这件个案,或须回避。
link-itself = 编号{ $number }就是这一件。请再发“关联”,写另一件的编号。
link-newer = 编号{ $number }比这件新,请{ $post }把它关联过来。
link-in-transfer = 编号{ $number }正在转交,请等对方答复后再关联。
unlink-kept = 已从编号{ $from }拆出编号{ $number },两件都由您负责,可以再转交。
unlink-unknown = 编号{ $number }没有并入这件个案。请看“查看线索”里的原编号。
report-nth = ——第{ $n }条线索({ $at })——
report-origin = 原编号{ $number }

ask-link-number = 要并入哪一件?请写那一件的编号。
ask-unlink-number = 要拆出哪一条?请写“查看线索”里的原编号。

button-link = 关联到另一件
button-unlink = 拆分
word-link = 关联
word-unlink = 拆分
