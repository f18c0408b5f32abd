# 数据库、它的密钥或备份为什么打不开、建不成、不能用。

## 不管哪种数据库
database-url-neither = DATABASE_URL 必须以“file:”或“postgresql://”开头。
database-damaged = DATABASE_URL 指向的数据库已损坏:请用备份恢复。
database-unusable = DATABASE_URL 指向的数据库现在用不了。{ $remedy }
remedy-busy = 数据库被别的程序占着,或者连接数已用完:请结束占着它的程序,或者增加连接数。
remedy-full = 存放数据库的磁盘已满:请腾出空间。
remedy-failing = 读写数据库失败:请检查存放它的磁盘。
remedy-damaged = 数据库已损坏:请停下服务,用备份恢复。
remedy-read_only = 数据库不能写入:请让当前用户可以写入这个文件和它所在的文件夹。
remedy-lost = 与数据库的连接断了:请看数据库服务器是否在运行。
remedy-conflict = 要做的事总是与别的操作冲突:请再试一次。
remedy-slow = 数据库没有及时回应:请查看它的负载,以及什么占着它的锁。
commit-unknown-lost = 与数据库的连接断了,不知道刚才的改动有没有存下:请重新运行一次。
commit-unknown-failing = 读写数据库失败,不知道刚才的改动有没有存下:请检查存放它的磁盘,再重新运行一次。
code-unknown = 原因不明

## SQLite 文件
sqlite-unnamed = DATABASE_URL 必须写明一个文件,例如 file:./data/huyou.db。
sqlite-none = { $file } 不是数据库文件:DATABASE_URL 必须指向护幼自己的数据库,或者一个新文件。
sqlite-damaged = 数据库 { $file } 已损坏:请用备份恢复。
sqlite-held = 数据库 { $file } 被别的程序占着:请停下那个程序,或者等它结束后再试。
sqlite-read-only = 数据库 { $file } 不能写入,当前用户对这个文件或它所在的文件夹只能读:请给这个用户写入的权限,或者在 DATABASE_URL 里换一个位置。
sqlite-without-log = 存放 { $file } 的文件系统不支持预写日志,许多网络共享盘都是这样:请用本机的磁盘,或者用 PostgreSQL。
sqlite-without-driver = SQLite 驱动没有装好,或者是为另一个版本的 Node.js 编译的;数据库没有动过。请在护幼的文件夹里运行 `npm ci`,看看它有没有说到 better-sqlite3,再重新启动。
sqlite-not-opened = 数据库 { $file } 打不开({ $code })。
sqlite-foreign = { $file } 里是别的程序的表,没有往里面添加任何内容:DATABASE_URL 必须指向护幼自己的数据库,或者一个新文件。
sqlite-served = 另一个护幼正在使用数据库 { $file }:请停下那一个,或者在 DATABASE_URL 里换一个文件;要同时运行几个,请用 PostgreSQL。
place-forbidden = 当前用户不能读写 { $file }:请给这个用户读写的权限,或者在 DATABASE_URL 里换一个位置。
place-read-only = { $file } 所在的文件系统只能读:请在 DATABASE_URL 里换一个位置。
place-full = 存放 { $file } 的磁盘已满:请腾出空间。
place-no-file = { $file } 不能作为文件打开:DATABASE_URL 必须写明一个文件,所在的文件夹要让当前用户可以写入。
place-taken = { $file } 所在的文件夹建不成,那里已有一个同名的文件:请在 DATABASE_URL 里换一个文件夹。
place-nowhere = { $file } 建不成,那个文件夹里放不了任何东西:请在 DATABASE_URL 里换一个文件夹。

## PostgreSQL 服务器
postgresql-url-wrong = DATABASE_URL 的写法不对:请写成 postgresql://用户名:密码@主机:5432/数据库名。
postgresql-no-host = 找不到主机 { $host }:请检查 DATABASE_URL。
postgresql-no-answer = { $host } 上没有 PostgreSQL 回应:请看它是否在运行。
postgresql-refused = { $host } 上的 PostgreSQL 拒绝了用户 { $user },或者密码不对:请检查 DATABASE_URL。
postgresql-no-database = { $host } 上的 PostgreSQL 没有数据库 { $database }:请先建好。
postgresql-no-connection = { $host } 上的 PostgreSQL 连接数已用完:请增加连接数,或者断开不用的连接。
postgresql-no-tls = { $host } 上的 PostgreSQL 与本机的 TLS 设置对不上:请检查 sslmode。
postgresql-not-owner = DATABASE_URL 里的用户不能在这个数据库里建表、读表或改表:请让它成为数据库的所有者,如 ALTER DATABASE huyou OWNER TO huyou;恢复备份时留给别的用户的表,也请改成归它所有。
postgresql-slow = { $host } 上的 PostgreSQL 在{ $seconds }秒内没有回应:请看它是否在运行、网络是否通。
postgresql-not-opened = { $host } 上的 PostgreSQL 不能使用({ $code })。
postgresql-no-schema = { $host } 上的数据库 { $database } 没有模式 { $schema }:请先建好,或者改正 DATABASE_URL。
postgresql-no-schema-allowed = { $host } 上的数据库 { $database } 没有当前用户可以使用的模式:请先建好,或者改正 DATABASE_URL。
postgresql-begun-elsewhere = { $host } 上的数据库 { $database }:护幼自己的表在模式 { $earlier } 里,因为旧版本不认 DATABASE_URL 里写的模式;模式 { $schema } 里没有。这样启动,那边等着的事项就没有人听见:请从 DATABASE_URL 里去掉模式,或者把表移过去。要另开一个护幼,请用单独的数据库。
postgresql-foreign = { $host } 上的数据库 { $database } 的模式 { $schema } 里是别的程序的表({ $tables }),没有往里面添加任何内容:DATABASE_URL 必须指向护幼自己的数据库、新的数据库,或者您为它单独建好的模式(?schema=huyou)。

## 数据库的格式
migration-older = 数据库还是旧版本的格式:请停下正在使用它的服务,启动这个版本(它会自动改成新的格式),再运行这条命令。
migration-unknown = 数据库里有这个版本不认识的改动 { $name },是更新的护幼版本写入的:请启动那个版本。
migration-unfinished = 数据库的改动 { $name } 由别的工具开始,没有做完:请用 `prisma migrate resolve` 修复。
migration-changed = 数据库改动 { $name } 的文件与当时用的不是同一个:请恢复成发布时的文件。
migration-failed = 数据库的改动 { $name } 没有成功,已全部撤回:{ $why }

## 数据库的密钥
key-unset = 没有设 DATA_KEY:用 PostgreSQL 时,每个实例都要用同一个密钥。已有数据库的,请填回它一直在用的密钥。只有新建数据库时,才用 `openssl rand -base64 32` 生成一个,不要和数据库的备份放在一起。
key-beside-folder = DATABASE_URL 指向的是文件夹 { $folder }:请写明其中的一个文件。
key-missing = 缺少 { $file },没有它,{ $database } 里的内容读不出来:请把这个文件放回来,或者把 DATA_KEY 设成原来的密钥。
key-malformed = { $where } 必须是{ $length }字节的 base64(44个字符)。{ $remedy }
key-bring-or-make = 已有数据库的,请填回它一直在用的密钥。只有新建数据库时,才用 `openssl rand -base64 32` 生成一个。
key-make = 请用 `openssl rand -base64 32` 生成一个。
key-bring-back = 请不要另外生成:数据库里的内容是用原来的密钥加密的。请从您另存的那一份恢复这个文件。
key-not-read = { $file } 不能读取,也不能新建({ $code })。
key-is-folder = { $file } 是文件夹,这里应当是数据密钥的文件:请把它移走,或者设 DATA_KEY。
key-no-file = { $file } 不是普通文件,这里应当是数据密钥的文件:请把它移走,或者设 DATA_KEY。
key-forbidden = 当前用户不能读取 { $file }:请给这个用户读取的权限,或者设 DATA_KEY。
key-another = DATA_KEY 不是这个数据库一直在用的密钥:请把 DATA_KEY 或者数据库旁边的 .key 文件改回原来的密钥。

## 数据库的备份
backup-done = 数据库此刻的内容已写入 { $target }。
backup-needs-value = 只有用 DATA_KEY 的值才能读出它:请把这个值也另存一份,放在别处。
backup-needs-file = 只有用文件 { $file } 才能读出它:请把这个文件也另存一份,放在别处。
backup-without-key = { $target } 已写好,但没有密钥,谁也读不出来。{ $why }
backup-key-not-read = 它的密钥读不出来。
backup-key-another = { $where } 不是这个数据库的密钥。
backup-of-server = 这条命令只备份 SQLite 文件,而 DATABASE_URL 指向 PostgreSQL 服务器。请用 `pg_dump --format=custom --file=文件 "$DATABASE_URL"` 备份,并把 DATA_KEY 另存一处。
backup-source-forbidden = 当前用户不能读取数据库 { $file }:请给这个用户读取的权限。
backup-source-missing = 没有数据库 { $file },无法备份:请检查 DATABASE_URL。
backup-source-foreign = DATABASE_URL 指向的文件里没有护幼的数据库:请检查 DATABASE_URL。
backup-source-damaged = 备份不完整,因为数据库已损坏:请用以前的备份恢复。
backup-stopped = 备份已中止:没有写入 { $target }。
backup-target-there = { $file } 已经存在,备份不会覆盖任何文件:请换一个文件名。
backup-no-folder = { $target } 所在的文件夹不存在:请先建好,或者换一个位置。
backup-folder-is-file = { $target } 所在的文件夹其实是一个文件:请换一个位置。
backup-full = 要存放 { $target } 的磁盘已满:请腾出空间,或者换一个位置。
backup-forbidden = { $target } 写不进去,当前用户不能写入那个文件夹:请给这个用户写入的权限,或者换一个位置。
backup-failed = { $target } 没有写成({ $code }),什么也没有留下。
