# What is said at a start: what is wrong with a setting, what else keeps the service from running, and how to get in.

## A setting
database-url-wrong = DATABASE_URL is not a database address: use file:./data/huyou.db or postgresql://user:password@host:5432/name.
database-url-remark = DATABASE_URL has a remark behind it: put what begins with # on a line of its own.
data-key-wrong = DATA_KEY is not 32 bytes in base64: bring back the key that the database was sealed with, whole. Only for a new database make one with `openssl rand -base64 32`.
port-wrong = PORT is not a port: use a number from 0 to 65535.
host-wrong = HOST is not a host name or an address: use 127.0.0.1 for this machine alone, 0.0.0.0 for all.
bot-token-wrong = { $name } is not a bot token: copy it whole from @BotFather, digits, a colon, letters.
api-root-wrong = TELEGRAM_API_ROOT is not an address: use something like https://api.telegram.org.
telegram-mode-wrong = TELEGRAM_MODE is neither polling nor webhook: use one of these two.
telegram-rate-wrong = TELEGRAM_RATE is not a number of messages a second: use 30 for Telegram itself, more only for another Bot API server.
public-url-wrong = PUBLIC_URL is not an address: use the https:// address at which this server is reached, without a user name, ? or #.
metrics-token-wrong = METRICS_TOKEN is not usable: use 16 to 256 letters, digits, _ or -.
heartbeat-url-wrong = HEARTBEAT_URL is not an address that can be called: use the http:// or https:// address that your monitoring gave you, without a user name.
webhook-secret-wrong = TELEGRAM_WEBHOOK_SECRET is not usable: use 16 to 256 letters, digits, _ or -.
puppet-wrong = WECHAT_PUPPET is not the name of a puppet package: use something like wechaty-puppet-service.
puppet-options-wrong = WECHAT_PUPPET_OPTIONS is not a JSON object: use something like {"{"}"token":"…"{"}"}.
keep-days-wrong = KEEP_DAYS is not a number of days that can be kept: use a whole number from { $shortest } to { $longest }.
log-level-wrong = LOG_LEVEL is not a log level: use one of { $levels }.

## Settings that do not go together
bot-tokens-same = TELEGRAM_PUBLIC_TOKEN and TELEGRAM_DESK_TOKEN are the same: make two bots with @BotFather, one for the public, one for the desk.
puppet-options-alone = WECHAT_PUPPET_OPTIONS is set without WECHAT_PUPPET: name the puppet package, or remove the options.
webhook-without-url = TELEGRAM_MODE is webhook but PUBLIC_URL is not set: set it to the https:// address at which this server is reached.
webhook-without-secret = TELEGRAM_MODE is webhook but TELEGRAM_WEBHOOK_SECRET is not set: set it to 16 to 256 random letters and digits.
webhook-without-bot = TELEGRAM_MODE is webhook but there is no bot: set TELEGRAM_PUBLIC_TOKEN and TELEGRAM_DESK_TOKEN, or remove TELEGRAM_MODE.
directory-unset = DIRECTORY_FILE is not set, and this database was served with a directory of its own: all posts of that would be left out. Set the variables again (`set -a; . ./huyou.env; set +a`), or for a trial name a new file in DATABASE_URL.

## What the machine or a library refuses
port-taken = PORT is taken by another program: stop that program, or set PORT to another number.
port-forbidden = PORT may not be used by this user: set PORT to a number above 1023.
host-elsewhere = HOST is no address of this machine: use 127.0.0.1 for this machine alone, 0.0.0.0 for all.
path-forbidden = { $path } cannot be read or written by this user: give it the right to, or use another place.
path-forbidden-unnamed = A file cannot be read or written by this user: give it the right to, or use another place.
puppet-not-installed = WECHAT_PUPPET names a package that is not installed: install it with npm, or correct the name.
puppet-needs-token = WECHAT_PUPPET names a puppet that needs a token: set WECHAT_PUPPET_OPTIONS='{"{"}"token":"…"{"}"}' to the one of its provider.
fault-unforeseen = { $message }
fault-unknown = it could not start, for a reason that is not known.

## After a start
welcome-running = Huyou 护幼 is running.
welcome-chat = {"  "}chat   { $url }/
welcome-desk = {"  "}desk   { $url }/desk
welcome-behind = {"  "}both handed on by a proxy to { $url }
welcome-path = PUBLIC_URL has a path: the chat and the desk work only at the top of a host name, such as https://huyou.example; webhooks work under a path too.
welcome-misnamed = { $name } is set, and no setting has that name: it does nothing. If { $meant } is meant, correct the name and start again.
welcome-secret-unused = TELEGRAM_WEBHOOK_SECRET is set, but TELEGRAM_MODE is polling: the secret does nothing. If Telegram is to call PUBLIC_URL, set TELEGRAM_MODE=webhook and start again.
welcome-invite = {"  "}invite a member:  npm run huyou -- invite <post-code>
welcome-after-trial = This database was that of a trial: what was reported there is in it, and who opened its links holds posts (`npm run huyou -- members`). To begin anew, stop, and name a new file in DATABASE_URL.
welcome-trial = This is a TRIAL: reports made here reach nobody. In real danger call 110 or 120.
welcome-faster = The ladder runs sixty times faster: an hour is a minute.
welcome-links = Open a desk by one of these links (each works once):
welcome-link-all = {"  "}every post, to see it all     { $link }
welcome-link-front = {"  "}the front line only           { $link }
welcome-link-above = {"  "}the bureaus above only        { $link }
welcome-try = Then report something on the chat page, leave the alert alone to see it climb, and take it.
key-made = A data key was made in { $file }. Without it the reports in the database cannot be read: keep a copy, apart from the database's backups.
