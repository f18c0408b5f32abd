### 给政府热线和110的报送单:念什么、记下什么。不写是谁报告的

duty-hotline_reply = 热线答复
basis-hotline_reply = 依据:热线说的办理时限。

button-slip = 报送单
button-ticket = 登记编号
button-reply = 登记答复
word-slip = 报送单
word-ticket = 登记编号
word-reply = 登记答复

slip-head = 编号{ $number }:给{ -hotline-government }或110的报送单,可以照着念
slip-from = 这里是{ $post },有一个孩子需要你们处理。我们的编号:{ $number }
slip-came = 收到时间:{ $at }
slip-ask = 请问:你们的编号是多少?什么时候答复我们?
slip-care = 不要说是谁报告的。地点是报告人的原话,念之前请先看一遍。
ticket-line-waiting = { $line }编号{ $serial }:{ $by }前答复,还在等。
ticket-line-done = { $line }编号{ $serial }:已答复。
ticket-button-reply = 登记答复:{ $line } { $serial }

ask-ticket-line = 您打的是哪条热线?
choice-line-12345 = { -hotline-government }
choice-line-110 = 110
ask-ticket-serial = 请写{ $line }给您的编号;没有给,就写接话人的工号。
ask-ticket-answerby = 他们说什么时候答复?
choice-answerby-wd1 = 1个工作日内
choice-answerby-wd3 = 3个工作日内
choice-answerby-wd5 = 5个工作日内
choice-answerby-none = 没有说
choice-answerby-date = 具体日期
ask-ticket-date = 请写答复的日期,例如“12月3日”。
ask-reply-came = 热线有答复了吗?
choice-came-yes = 有答复了
choice-came-later = 还没有
ask-reply-text = 请写他们怎么答复的。
ask-reply-answerby = 他们现在说什么时候答复?
ask-reply-date = 请写答复的日期,例如“12月3日”。

ticket-kept = 编号{ $number }:已记下{ $line }编号{ $serial }。{ $by }前要问到答复。
ticket-known = 编号{ $number }:{ $line }编号{ $serial }已经记过了。
ticket-later = 编号{ $number }:{ $line }编号{ $serial },改为{ $by }前答复。
ticket-answered = 编号{ $number }:已记下{ $line }编号{ $serial }的答复。
note-line_12345 = { -hotline-government }编号
note-line_110 = 110编号
note-line_reply = 热线答复
