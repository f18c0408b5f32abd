### 工作人员的对话

desk-trial = 这是试用:这里的线索不是真的,也没有人真的在值班。
desk-how-to-bind = 这里是护幼工作台。请发“绑定”加邀请码,如:绑定 邀请码。没有邀请码请找管理员。
desk-danger = 刚才的话没有交给任何人。要报告一个孩子的情况,请用护幼的网页。
desk-danger-own = 说的是您在办的孩子,请发“提高等级”,后面加编号。
desk-unclear = 没有看懂,什么也没有改动。发“帮助”看怎么用。
desk-unclear-here = 没有看懂。请选下面的一项,或发“取消”。
desk-help = 收到通知后,可以点按钮,也可以发通知里的词,后面可加编号。
    发“我的待办”看全部待办,发“本岗个案”看同岗正在办的。
    下班发“离岗”,回来发“到岗”;有几个聊天时,发“首选”先在这里通知您。
    不在待办里的个案:发“个案”“提高等级”“改地点”“接管”“重新打开”,后面加编号。
desk-help-operator = 收到警报:请给警报里写明的人打电话,请对方接手。
    都联系不上,请另找能到岗的人:在服务器上运行 npm run huyou -- invite 岗位代码 --name 姓名,把邀请码给对方。
    岗位代码见 npm run huyou -- posts,哪里没有人见 npm run huyou -- gaps。
desk-help-acts = 您的待办现在可以:{ $acts }。
desk-help-here = 正在问您一个问题:请选一项(点它或发数字),或写一句。发“取消”可以停下。
desk-help-words = 正在问您一个问题:请写一句话回答。发“取消”可以停下。
desk-idle = 现在没有要取消的。发“我的待办”看待办,发“帮助”看怎么用。
desk-none-open = 现在没有等您接手的事项。发“我的待办”可以查看。
desk-none-mine = 您现在没有接手的事项。发“我的待办”可以查看。
desk-no-such-number = 您的待办里没有这个编号。发“我的待办”可以查看。
desk-no-edits = 改过的消息没有收下,记下的仍是原来的话。请把改过的话再发一次。
desk-no-files = 这里只收文字。发“帮助”看怎么用。
desk-stale-button = 这个按钮已经无效,请看最新的一条
desk-which = 有几件事项,您说的是哪一件?
desk-which-one = { $act } · { $number } · { $duty }
desk-which-case = { $act } · { $number }
desk-reason-ask = 为什么无法接手?有人接手前,您仍可以接手。
desk-note-ask = 请写一句原因。发“取消”可以不退回。
desk-note-empty = 没有收到文字。请写一句原因,或发“取消”。
desk-note-long = 太长了。请用一两句话写原因。
desk-cancelled = 好的,没有退回。
desk-left = 好的,没有改动。
desk-of-case = 编号{ $number }
desk-more = 要做什么?
desk-button-next = 下一页
desk-button-back = 上一页
desk-button-earlier = 更早
desk-button-cancel = 取消

reason-out_of_area = 不在我的辖区
reason-conflict_of_interest = 与当事人有关系,需回避
reason-off_duty = 我不在岗
reason-no_capacity = 现在忙不过来
reason-other = 其他原因
