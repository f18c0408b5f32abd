### 结案和反馈、等级变更、第二人复核。给报告人的话不写姓名、地点和经过

duty-second_look = 第二人复核

button-close = 结案
button-closeok = 确认结案并发送
button-inform = 告知报告人
button-raise = 提高等级
button-lower = 降低等级
button-agree = 同意
button-oppose = 不同意
word-close = 结案
word-closeok = 确认结案
word-inform = 告知报告人
word-raise = 提高等级
word-lower = 降低等级
word-agree = 同意
word-oppose = 不同意

notice-noted = 已记下
ask-close-outcome = 为什么结案?
choice-outcome-safe = 孩子安全、稳定
choice-outcome-adult = 已满18岁
choice-outcome-moved = 已迁走并转交
choice-outcome-guardian = 已有长期监护
choice-outcome-declined = 家庭不再需要,无风险
choice-outcome-unfounded = 不属实或不归我们管
choice-outcome-duplicate = 重复
outcome-safe_and_stable = 孩子安全、稳定
outcome-aged_out_18 = 已满18岁
outcome-moved_transferred = 已迁走并转交
outcome-long_term_guardianship = 已有长期监护
outcome-family_declined_no_risk = 家庭不再需要,无风险
outcome-unfounded = 不属实或不归我们管
outcome-duplicate = 重复
ask-close-words = 结案原因:{ $outcome }。请写给报告人的结果,最多300字。只写大概,不写姓名、住址和经过;不归我们管的,写明该找谁。
close-ends-undone = 还有{ $count }件“联系家长”没有完成,结案后不会再有人被提醒。
close-preview = 编号{ $number },结案原因:{ $outcome }。报告人会收到下面的话:
close-preview-names = 请再看一遍:上面的话里有电话或姓名。告诉报告人的话不能让人认出孩子和家人。
close-preview-end = 点或发“确认结案并发送”就会结案,并把上面的话发出。要改,请再点或发“结案”。
close-preview-unseen = 这件高等级个案重新打开以后,还没有评估或回访。
close-preview-end-second = 点或发“确认结案并发送”后,会先请第二个人同意;同意后才结案,并把上面的话发出。要改,请再点或发“结案”。
close-preview-old = 编号{ $number }:要发的话已经发过、已过1小时或还没有写,请先点或发“结案”再看一遍。
close-preview-news = 编号{ $number }还没有结案:您看过预览之后,又有新的内容或并入的线索。请先查看,再确认。
close-preview-newer = 编号{ $number }还没有结案:您点的不是最近的一次预览。请看下面最近写的话,再确认。
close-barred-police = 编号{ $number }还不能结案:向公安报案还没有完成。请先报案,再点或发“已报警”。
close-barred-safety = 编号{ $number }还不能结案:还没有确认孩子安全。请先确认,再点或发“已确认安全”。
close-barred-unheld = 编号{ $number }还不能结案:正在请人接管。请先发{ $way },由您继续负责。
close-barred-duplicate = 编号{ $number }:重复的个案请先发“关联”,并入已有的那一件,线索会一起保留。
close-barred-withdrawal = 编号{ $number }还不能结案:家庭撤回不能单独结案。请先回访,确认孩子安全、稳定。
close-second = 编号{ $number }:高等级个案以“{ $outcome }”结案要第二个人同意,已通知上级岗位。同意后才会结案和发送。
close-second-nobody = 编号{ $number }:高等级个案以“{ $outcome }”结案要第二个人同意,但现在联系不到上级岗位的人,已告诉系统运维。同意前不结案,也不发送。
close-done = 编号{ $number }已结案,结果已发给{ $told }位报告人。要重新打开,请发“重新打开 { $number }”。
close-done-unreachable = 编号{ $number }已结案。没有可以联系的报告人。要重新打开,请发“重新打开 { $number }”。
ask-inform-words = 请写给报告人的进展,最多300字。只写大概,不写姓名、住址和经过。
ask-inform-preview =
    报告人会收到下面的话:
    { $words }
    现在发送,还是修改?
choice-preview-asis = 发送
choice-preview-anew = 修改
ask-inform-send =
    报告人会收到下面的话:
    { $words }
    您写的话里有电话或姓名,报告人会看到。照样发出,还是重新写?
inform-done = 编号{ $number }:已告知报告人:“{ $words }”
inform-unreachable = 编号{ $number }:没有可以联系的报告人,已记录。
untold-outcome = 编号{ $number }:有报告人没有收到您写的话,对方的聊天现在收不到消息。报告人在网页或别的聊天里发“查询”加回执码,还能看到结果。报告人写了别的联系方式的,请按那个方式告知。
untold-progress = 编号{ $number }:有报告人没有收到您写的话,对方的聊天现在收不到消息。报告人写了别的联系方式的,请按那个方式告知。

ask-raise-raiseto = 要提高到哪一级?马上生效。
choice-raiseto-p0 = 紧急
choice-raiseto-p1 = 高风险
choice-raiseto-p2 = 中风险
ask-raise-text = 提高到{ $raiseto }:请写原因。
ask-lower-lowerto = 要降低到哪一级?紧急和高风险要第二个人同意。
choice-lowerto-p1 = 高风险
choice-lowerto-p2 = 中风险
choice-lowerto-p3 = 一般求助
ask-lower-text = 降低到{ $lowerto }:请写原因。
risk-not-higher = 编号{ $number }现在已是{ $level },没有更低,等级没有改动。您写的已记在个案里。
risk-not-lower = 编号{ $number }现在是{ $level },选的等级不比它低。请选更低的等级,或取消。
risk-no-more-lower = 编号{ $number }现在已是{ $level },选的等级不比它低,等级没有改动。您写的已记在个案里。
risk-lowest = 编号{ $number }现在是{ $level },没有更低的等级。
risk-lowered = 编号{ $number }:等级已降低到{ $level }。已有的期限不变。
risk-second = 编号{ $number }:降低到{ $level }要第二个人同意,已通知上级岗位。同意前等级不变。
risk-second-nobody = 编号{ $number }:降低到{ $level }要第二个人同意,但现在联系不到上级岗位的人,已告诉系统运维。同意前等级不变。
look-asks-lower = 要第二个人同意的事(看过以后,再点或发“同意”或“不同意”):把等级从{ $from }降低到{ $to }。原因:{ $reason }
look-asks-close = 要第二个人同意的事(看过以后,再点或发“同意”或“不同意”):结案,原因是“{ $outcome }”。同意后,报告人会收到:
look-pending = 编号{ $number }:已有一件事在等第二个人同意,请等结果。
look-not-yours = 编号{ $number }由您负责,要由另一个人来看。
look-overtaken = 编号{ $number }:情况已经变了({ $why }),原来提的事不再适用,没有改动。
look-why-level = 等级已提高
look-why-told = 有了新的内容
look-why-moved = 个案已转交或关联
look-why-old = 预览已过去太久,告知报告人的期限要重算
look-why-closed = 个案已结案
look-ended = 编号{ $number }:这次第二人复核已结束,没有改动:提出的人已经不负责这件个案。
look-agreed = 编号{ $number }:第二个人已同意,已经生效。
look-agreed-unreachable = 编号{ $number }:第二个人已同意,已经结案。没有可以联系的报告人。
look-opposed = 编号{ $number }:第二个人不同意,没有改动。原因请看个案进展。
look-opposed-kept = 编号{ $number }:已记录您的意见,并告知负责人。
look-opposed-too = 编号{ $number }:又有一个人不同意。原因请看个案进展。
look-opposed-too-kept = 编号{ $number }:已有别人先答复,结果不变。您的意见已记录,并告知负责人。
ask-oppose-text = 请写不同意的原因。

note-outcome = 结案告知
note-informed = 告知报告人
note-raised = 提高等级
note-lower = 申请降低等级
note-opposed = 第二人不同意

## 给报告人
reporter-outcome = 您报告的事有了结果:
    { $words }
    谢谢您替孩子说出来。
    如果没有解决,请在{ $by }前发“没有解决”,会有上一级的人再看。
reporter-outcome-again = 您报告的事有了结果:
    { $words }
    谢谢您替孩子说出来。
    您已经说过没有解决,还有新的情况,请发“开始”再告诉我们。
reporter-progress = 您报告的事有了进展:
    { $words }
button-unsolved = 没有解决
unsolved-open = 工作人员正在重新处理这件事,不用再说。
unsolved-open-called = 这件事已经重新打开,正在请人接手,{ $by }前会有工作人员看到。不用再说。
unsolved-heard = 收到。上一级的工作人员会再看一遍,{ $by }前会有人接手。
unsolved-again = 您已经说过没有解决,工作人员收到了。有新的情况,请发“开始”再报告一次。
unsolved-late = 可以说“没有解决”的时间已经过了。孩子还需要帮助,请发“开始”再报告一次,一样会有人看。
unsolved-none = 没有查到已经有结果的报告。有回执码,请先发“查询”加回执码;要报告新的事,请发“开始”。
unsolved-which = 您有几件报告有了结果,说的是哪一件?
unsolved-this = 这里指的是回执码最后4位为{ $tail }的那一件。
unsolved-other = 如果说的是另一件:
unsolved-one = { $at }有结果的,请发“没有解决 { $tail }”。
button-unsolved-one = 没有解决 { $tail }
status-helping = 工作人员正在帮助孩子,会继续跟进。
status-reopened = 工作人员正在重新处理这件事。
status-closed = 这件事有了结果:
    { $words }
status-ended = 这件事已经处理完。
status-erased = 这件事已经处理完,内容已按保存期限删除。
report-erased = 报告内容已按保存期限删除。
words-erased = 已按保存期限删除
status-object = 如果没有解决,请在{ $by }前发“没有解决”。
