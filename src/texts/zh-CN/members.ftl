### 成员:离岗和到岗、替岗、多个聊天

off-duty = { $count ->
    [0] 您已离岗,新事项不再通知您。发“到岗”恢复。
   *[other] 您已离岗,新事项不再通知您;手上的{ $count }件仍由您负责,同岗、替岗的人可以接管。{ $urgent ->
        [0] {""}
       *[other] 紧急和高风险的{ $urgent }件,已告诉可以接管的人或值班员。
        }发“到岗”恢复。
    }
card-away = 编号{ $number }({ $level }):负责人{ $name }已离岗或联系不上,事情还没有办完。请看进展,需要时接管。
operator-alarm-supplement = 编号{ $number }已结案,报告人又补充了内容,但现在找不到可以查看的人,请马上人工处理。
operator-alarm-supplement-away = 值班警报:编号{ $number }的报告人补充了内容,负责人已离岗或联系不上,同岗和上级都没有可联系的人,请人工安排。
operator-alarm-away = 值班警报:编号{ $number }的负责人已离岗或联系不上,同岗和上级都没有可联系的人,请人工安排。
on-duty = 您已到岗,新事项会通知您。
mine-off-duty = 您现在离岗,新事项不会通知您。发“到岗”恢复。
chat-preferred = 好的,以后先在这里通知您;这里不通时再用您的其他聊天。
bind-further = 绑定成功,{ $name }。这里是您的又一个聊天;发“首选”可以先在这里通知您。
bind-other-member = 这个聊天已绑定另一位成员。请换一个聊天,或找管理员。
bind-stand-in = 绑定成功,{ $name }。{ $from }到{ $until }由您替岗:{ $posts }。到时新事项会在这里通知您;正在办的个案,发“本岗个案”可以看。
stand-in-over = 您的替岗时间已到。您在替岗中负责的个案已交还岗位,正在找人接手:{ $numbers }。

post-cases-head = 您的岗位上,由别人负责的个案:
post-cases-none = 您的岗位上没有由别人负责的个案。
post-case = 编号{ $number }:{ $level },{ $status },负责人{ $name }
post-cases-way = 发“个案”加编号看进展,发“接管”加编号接过来。
post-cases-more = 还有更多,选“下一页”接着看。
