# Why the database, its key or its backup cannot be opened, made or used as it is.

## Whatever database it is
database-url-neither = DATABASE_URL must begin with "file:" or "postgresql://".
database-damaged = The database that DATABASE_URL names is damaged; restore it from a backup.
database-unusable = DATABASE_URL names a database that cannot be used now. { $remedy }
remedy-busy = The database is held by another process, or has no connection left: end what holds it, or allow more.
remedy-full = The disk that holds the database is full: free some room.
remedy-failing = Reading or writing the database failed: look at the disk that holds it.
remedy-damaged = The database is damaged: stop the service and put a backup back.
remedy-read_only = The database cannot be written to: give this user the right to write to it and its folder.
remedy-lost = The connection to the database is lost: is the server running?
remedy-conflict = What was to be done kept colliding with other works: try again.
remedy-slow = The database does not answer in time: look at its load, and at what holds its locks.
commit-unknown-lost = it is not known whether a commit stands: the connection to the database was lost; call this again.
commit-unknown-failing = it is not known whether a commit stands: reading or writing the database file failed; look at the disk that holds it, and call this again.
code-unknown = unknown reason

## A SQLite file
sqlite-unnamed = DATABASE_URL must name a file, such as file:./data/huyou.db.
sqlite-none = { $file } is not a database file; DATABASE_URL must name Huyou's own or a new one.
sqlite-damaged = The database { $file } is damaged; restore it from a backup.
sqlite-held = The database { $file } is held by another process: stop that one, or try again when it is done.
sqlite-read-only = The database { $file } cannot be written to: the file or its folder is read-only for this user; give this user the right to it, or name another place in DATABASE_URL.
sqlite-without-log = The file system that holds { $file } takes no write-ahead log, as many that are shared over a network: use a disk of this machine, or PostgreSQL.
sqlite-without-driver = The SQLite driver is missing, or was built for another release of Node.js; the database itself was not touched. Run `npm ci` in Huyou's folder, look at what it says of better-sqlite3, and start again.
sqlite-not-opened = The database { $file } cannot be opened ({ $code }).
sqlite-foreign = { $file } holds the tables of another program, and nothing was added to it: DATABASE_URL must name Huyou's own database, or a new file.
sqlite-served = Another Huyou serves the database { $file }: stop that one, or name another file in DATABASE_URL; several at once need PostgreSQL.
place-forbidden = { $file } cannot be read or written by this user; give this user the right to it, or name another place in DATABASE_URL.
place-read-only = { $file } lies on a file system that is read-only: name another place in DATABASE_URL.
place-full = The disk that holds { $file } is full: free some room.
place-no-file = { $file } cannot be opened as a file: DATABASE_URL must name one, in a folder that this user may write to.
place-taken = The folder of { $file } cannot be made: a file is in its place; name another folder in DATABASE_URL.
place-nowhere = { $file } cannot be made: nothing can be in that folder; name another one in DATABASE_URL.

## A PostgreSQL server
postgresql-url-wrong = DATABASE_URL is not a url of the form postgresql://user:password@host:5432/database.
postgresql-no-host = There is no host { $host }; check DATABASE_URL.
postgresql-no-answer = No PostgreSQL answers at { $host }; is it running?
postgresql-refused = PostgreSQL at { $host } refused the user { $user } or its password.
postgresql-no-database = PostgreSQL at { $host } has no database { $database }; create it first.
postgresql-no-connection = PostgreSQL at { $host } has no connection left.
postgresql-no-tls = PostgreSQL at { $host } and this machine could not agree on TLS; check sslmode.
postgresql-not-owner = The user in DATABASE_URL may not make, read or change tables in that database: make it the database's owner, as with ALTER DATABASE huyou OWNER TO huyou, and that of the tables where a restore left them to another user.
postgresql-slow = PostgreSQL at { $host } did not answer in { $seconds } seconds.
postgresql-not-opened = PostgreSQL at { $host } cannot be used ({ $code }).
postgresql-no-schema = Database { $database } at { $host } has no schema { $schema }; create it first, or correct DATABASE_URL.
postgresql-no-schema-allowed = Database { $database } at { $host } has no schema that this user may use; create it first, or correct DATABASE_URL.
postgresql-begun-elsewhere = Database { $database } at { $host }: Huyou's own tables are in its schema { $earlier }, as earlier releases passed over the schema that the URL names, and none are in its schema { $schema }. What waits there would be heard by nobody: remove the schema from DATABASE_URL, or move the tables. A second Huyou needs a database of its own.
postgresql-foreign = Database { $database } at { $host } holds the tables of another program in its schema { $schema } ({ $tables }), and nothing was added to it: DATABASE_URL must name Huyou's own database, a new one, or a schema of its own that you created (?schema=huyou).

## Its form
migration-older = The database has the form of an older release: stop the service that runs on it, start this release, which brings it to its own form, and call this again.
migration-unknown = The database holds migration { $name }, which this release does not know: it was made by a newer Huyou; start that version.
migration-unfinished = Migration { $name } was begun by another tool and not finished; repair it with "prisma migrate resolve".
migration-changed = The file of migration { $name } is not the one that was applied to this database; restore the file as it was released.
migration-failed = Migration { $name } failed and was rolled back: { $why }

## Its key
key-unset = DATA_KEY is not set: with PostgreSQL every instance needs the same key. Where there is a database, bring back the key that it was sealed with. Only for a new database make one with: openssl rand -base64 32, and keep it apart from the database's backups.
key-beside-folder = DATABASE_URL names the folder { $folder }; name a file in it.
key-missing = { $file } is missing, and without it what { $database } holds cannot be read. Bring the file back, or set DATA_KEY to the key that was used.
key-malformed = { $where } must be { $length } bytes in base64 (44 characters). { $remedy }
key-bring-or-make = Where there is a database, bring back the key that it was sealed with. Only for a new database make one with: openssl rand -base64 32.
key-make = Make one with: openssl rand -base64 32.
key-bring-back = Do not make a new one: what the database holds is sealed with the key that was there. Bring that file back from your copy.
key-not-read = { $file } cannot be read or made ({ $code }).
key-is-folder = { $file } is a folder, and is to be the file of the data key: move it away, or set DATA_KEY.
key-no-file = { $file } is no file, and is to be the one of the data key: move it away, or set DATA_KEY.
key-forbidden = { $file } cannot be read by this user: give this user the right to it, or set DATA_KEY.
key-another = DATA_KEY is not the key this database was sealed with: set DATA_KEY, or the .key file beside the database, back to that key.

## Its backup
backup-done = { $target } holds the database as it was just now.
backup-needs-value = It can be read only with the value of DATA_KEY: keep a copy of that too, in another place.
backup-needs-file = It can be read only with the file { $file }: keep a copy of that too, in another place.
backup-without-key = { $target } was written, but without its key nobody can read it. { $why }
backup-key-not-read = its key cannot be read.
backup-key-another = { $where } is not the key that this database is sealed with.
backup-of-server = This command backs up a SQLite file, and DATABASE_URL names a PostgreSQL server. Back that up with: pg_dump --format=custom --file=FILE "$DATABASE_URL", and keep DATA_KEY apart from the file.
backup-source-forbidden = The database { $file } may not be read by this user.
backup-source-missing = There is no database { $file } to back up; check DATABASE_URL.
backup-source-foreign = DATABASE_URL names a file that holds no database of Huyou.
backup-source-damaged = The copy is not whole: the database is damaged; restore it from a backup.
backup-stopped = The backup was stopped: nothing was written to { $target }.
backup-target-there = { $file } is there already, and a backup overwrites nothing; give another name.
backup-no-folder = The folder of { $target } is not there; make it, or name another place.
backup-folder-is-file = The folder of { $target } is a file; name another place.
backup-full = The disk that is to hold { $target } is full; free some room, or name another place.
backup-forbidden = { $target } cannot be written: this user may not write to its folder.
backup-failed = { $target } could not be written ({ $code }); nothing was kept.
