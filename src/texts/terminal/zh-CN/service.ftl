# 启动时的话:哪个变量填错了,还有什么使服务不能运行,启动以后怎样进入。

## 一个变量
database-url-wrong = DATABASE_URL 不是数据库地址:请写成 file:./data/huyou.db 或 postgresql://用户名:密码@主机:5432/数据库名。
database-url-remark = DATABASE_URL 后面带着备注:请把以 # 开头的备注另写一行。
data-key-wrong = DATA_KEY 不是32字节的 base64:请把这个数据库一直在用的密钥完整地填回来。只有新建数据库时,才用 `openssl rand -base64 32` 生成一个。
port-wrong = PORT 不是端口号:请填0到65535之间的数字。
host-wrong = HOST 不是主机名或地址:只给本机用请填 127.0.0.1,其他机器也要用请填 0.0.0.0。
bot-token-wrong = { $name } 不是机器人的令牌:请从 @BotFather 那里完整复制,它由数字、冒号和字母组成。
api-root-wrong = TELEGRAM_API_ROOT 不是网址:请写成 https://api.telegram.org 这样。
telegram-mode-wrong = TELEGRAM_MODE 既不是 polling 也不是 webhook:请填这两个中的一个。
telegram-rate-wrong = TELEGRAM_RATE 不是每秒发送的条数:用 Telegram 官方请填30,只有用另一台 Bot API 服务器时才调大。
public-url-wrong = PUBLIC_URL 不是网址:请填访问本服务所用的 https:// 网址,其中不要有用户名、? 和 #。
metrics-token-wrong = METRICS_TOKEN 不能用:请填16到256个字母、数字、_ 或 -。
heartbeat-url-wrong = HEARTBEAT_URL 不是可以访问的网址:请填监控系统给您的 http:// 或 https:// 网址,其中不能有用户名。
webhook-secret-wrong = TELEGRAM_WEBHOOK_SECRET 不能用:请填16到256个字母、数字、_ 或 -。
puppet-wrong = WECHAT_PUPPET 不是 puppet 软件包的名称:请写成 wechaty-puppet-service 这样。
puppet-options-wrong = WECHAT_PUPPET_OPTIONS 不是 JSON 对象:请写成 {"{"}"token":"…"{"}"} 这样。
keep-days-wrong = KEEP_DAYS 不是可以用的天数:请填{ $shortest }到{ $longest }之间的整数。
log-level-wrong = LOG_LEVEL 不是日志级别:请填 { $levels } 中的一个。

## 几个变量合不到一起
bot-tokens-same = TELEGRAM_PUBLIC_TOKEN 和 TELEGRAM_DESK_TOKEN 相同:请在 @BotFather 建两个机器人,一个给公众,一个给工作台。
puppet-options-alone = 设了 WECHAT_PUPPET_OPTIONS,却没有设 WECHAT_PUPPET:请填上 puppet 软件包的名称,或者去掉这些选项。
webhook-without-url = TELEGRAM_MODE 设成了 webhook,却没有设 PUBLIC_URL:请填访问本服务所用的 https:// 网址。
webhook-without-secret = TELEGRAM_MODE 设成了 webhook,却没有设 TELEGRAM_WEBHOOK_SECRET:请填16到256个随机的字母和数字。
webhook-without-bot = TELEGRAM_MODE 设成了 webhook,却没有机器人:请设 TELEGRAM_PUBLIC_TOKEN 和 TELEGRAM_DESK_TOKEN,或者去掉 TELEGRAM_MODE。
directory-unset = 没有设 DIRECTORY_FILE,而这个数据库以前用的是你们自己的岗位表:这样启动,那些岗位会全部去掉。请重新设好变量(`set -a; . ./huyou.env; set +a`);要试用,请让 DATABASE_URL 指向一个新文件。

## 机器或程序库不允许
port-taken = PORT 填的端口已被别的程序占用:请停下那个程序,或者把 PORT 改成别的数字。
port-forbidden = 当前用户不能使用 PORT 填的端口:请把 PORT 改成大于1023的数字。
host-elsewhere = HOST 不是本机的地址:只给本机用请填 127.0.0.1,其他机器也要用请填 0.0.0.0。
path-forbidden = 当前用户不能读写 { $path }:请给这个用户读写的权限,或者换一个位置。
path-forbidden-unnamed = 有一个文件,当前用户不能读写:请给这个用户读写的权限,或者换一个位置。
puppet-not-installed = WECHAT_PUPPET 填的软件包没有安装:请用 npm 安装,或者改正名称。
puppet-needs-token = WECHAT_PUPPET 填的 puppet 需要令牌:请设 WECHAT_PUPPET_OPTIONS='{"{"}"token":"…"{"}"}',填上提供方给您的令牌。
fault-unforeseen = 出现了没有预料到的问题:{ $message }
fault-unknown = 没能启动,原因不明。

## 启动以后
welcome-running = 护幼 Huyou 已启动。
welcome-chat = {"  "}聊天页   { $url }/
welcome-desk = {"  "}工作台   { $url }/desk
welcome-behind = {"  "}都由反向代理转到 { $url }
welcome-path = PUBLIC_URL 里有路径:聊天页和工作台只能放在一个域名的最上层,如 https://huyou.example;webhook 放在路径下也可以用。
welcome-misnamed = 设了 { $name },但没有叫这个名字的设置,它不起作用。如果要设的是 { $meant },请改正名字,重新启动。
welcome-secret-unused = 设了 TELEGRAM_WEBHOOK_SECRET,但 TELEGRAM_MODE 是 polling,它不起作用。要让 Telegram 访问 PUBLIC_URL,请设 TELEGRAM_MODE=webhook,重新启动。
welcome-invite = {"  "}邀请成员: npm run huyou -- invite <岗位编码>
welcome-after-trial = 这个数据库以前是试用的:试用时报告的线索还在里面,打开过试用链接的人还担任着岗位(见 `npm run huyou -- members`)。要从头开始,请停下服务,让 DATABASE_URL 指向一个新文件。
welcome-trial = 这是试用:在这里报告的线索不会送到任何人手里。真有危险,请打110或120。
welcome-faster = 督办快六十倍:一小时变成一分钟。
welcome-links = 请用下面的一个链接打开工作台(每个链接只能用一次):
welcome-link-all = {"  "}所有岗位,全过程都能看到   { $link }
welcome-link-front = {"  "}只有一线岗位              { $link }
welcome-link-above = {"  "}只有上级岗位              { $link }
welcome-try = 然后打开聊天页,报告一件事。先不理提醒,看它怎样转到上一级,再按“我已接手”。
key-made = 数据密钥已生成,保存在 { $file }。没有它,数据库里的线索谁也读不出来:请另存一份,不要和数据库的备份放在一起。
