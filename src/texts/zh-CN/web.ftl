# 网页上的文字:公众对话页、工作台、错误页。

## 每一页
web-name = 护幼
web-skip = 跳到输入框
web-strip-label = 紧急电话
web-strip-say = 正有危险
web-strip-police = 报警
web-strip-ambulance = 急救
web-leave = 快速离开
web-leave-keys = 连按三次 Esc 键,也会马上离开
web-language-label = 语言
web-language-other = English
web-trial = 这是试用。在这里说的事不会送到任何人手里。真有危险,请打110或120。
web-noscript = 这个页面需要开启 JavaScript 才能对话。有危险请打110或120,其他事可打{ -hotline-government }{ -hotline-government-hours }。
web-stuck = 页面没有完全打开,现在写的发不出去。请刷新,或换一个浏览器。有危险请打110或120,其他事可打{ -hotline-government }{ -hotline-government-hours }。

## 对话页
web-chat-title = 护幼 · 说给我们听
web-chat-heading = 担心一个孩子,在这里告诉我们
web-chat-lead = 不用留名字,说几句就可以。
web-chat-log = 对话
web-say-label = 写下您想说的
web-say-hint = 写下您想说的
web-send = 回复
web-place = 发送我的位置
web-place-asking = 正在取位置…
web-place-denied = 没有取到位置。可以写下地址,或附近的店名、路口。
web-place-sent = 我的位置
web-from-us = 护幼
web-from-you = 您
web-choices-label = 请选一项
web-many-label = 可以选几项
web-many-send = 选好了,发送
web-many-none = 先选至少一项
web-past-choices = 之前的选项
web-sending = 正在发送…
web-retrying = 没有发出,正在重试
web-sent = 已发出
web-refused = 这一条没有送到
web-link-lost = 连接断了,正在重连。写的话会等连上再发。
web-link-back = 已重新连上
web-no-files = 这里发不了图片和文件。请用文字说说,也请不要拍孩子身体。
web-no-cookies = 浏览器关闭了 Cookie,收不到回复。请打开 Cookie 再试。
web-erased = 这里的对话已清空。
web-again = 重新开始
web-privacy = 离开以后,可以在浏览器的历史记录里删掉这个页面。

## 工作台
web-desk-title = 护幼工作台
web-desk-signed-out = 工作台登录
web-desk-lead = 填写给您的邀请码。一个邀请码只能用一次。
web-desk-invite = 邀请码
web-desk-name = 您的称呼(可以不填)
web-desk-name-hint = 同事会看到是谁接手
web-desk-sign-in = 进入工作台
web-desk-signing-in = 正在登录…
web-desk-sign-out = 退出登录
web-desk-sign-out-ask = 退出后这里不再收到提醒,再进来需要新的邀请码。现在退出吗?
web-desk-ended = 登录已失效。您写的还在下面,请先复制,再重新登录。
web-desk-again = 重新登录
web-desk-as = 当前岗位
web-desk-log = 收到的消息
web-desk-mine = 我的待办
web-desk-command-label = 输入命令或备注
web-desk-command-hint = 例如 我的待办
web-desk-sound = 新提醒时响一声
web-desk-sound-asleep = 页面重新打开了。请点一下页面任意处,新提醒才会响。
web-desk-empty = 现在没有消息。有新的提醒会出现在这里,请让页面开着。
web-desk-alert = 新提醒:
web-desk-message = 新消息:
web-desk-changed = 有更新:
web-desk-newer = 看新消息
web-desk-unread = 新提醒

## 回答一个请求
web-error-retry = 现在收不下这一条,我们会自动再试。有危险请打110或120。
web-error-many = 现在从您这个网络写来的人很多,请在这里等一等,会自动再试。有危险请直接写在下面,一定收下;或打110、120。
web-error-fast = 发得太快了,过一会儿会自动再发。有危险请打110或120。
web-error-format = 这一条的格式不对,没有收下。请刷新页面再试。
web-error-large = 内容太长了,请分几次发。
web-error-cross-site = 这个请求来自别的网站,没有收下。
web-error-signed-out = 您还没有登录,或登录已失效。请重新登录。
web-error-invite = 邀请码不对,或已经用过。请向给您邀请码的人再要一个。
web-error-busy = 暂时打不开,请过一会儿再试。有危险请打110或120。
web-error-missing-title = 没有这个页面
web-error-missing = 没有找到这个页面。
web-error-title = 出了一点问题
web-error-failed = 我们这边出了问题,不是您的错。请过一会儿再试。有危险请打110或120。
web-error-home = 回到对话
