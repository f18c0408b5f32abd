# What commands say of cases, of the record and of figures.

# preview
preview-two-askers = --child and --guardian are two different reports: give one of them.
preview-at-wrong = --at { $given } is no time: write it as 2026-12-01T20:30 (in Tianjin).
preview-days-wrong = --days { $given } is not a number from 1 to { $most }.
preview-answer-wrong = --answer { $given } is no answer: write question=answer, such as { $example }; the questions are { $questions }.
preview-answer-refused = --answer { $question } cannot be taken: { $wrong }.
preview-only-reminders = who wants nothing but reminders opens no case, and nobody is called: add another --answer need=….
preview-trial = Played by the ladder of a trial, { $factor } times faster: an hour is a minute.
preview-level = Level { $level }: { $causes }.
preview-cause = { $cause }
preview-level-plain = Level { $level }: nothing raises it.
preview-message = { $time }  { $kind } { $whom }: { $text }
preview-reporter = the reporter
preview-post = { $name } ({ $code })
preview-nobody = { $time }  nobody  rung { $rung } has nobody who can be reached: the next is called at once
preview-goes-on = It goes on like this after { $time }.
preview-end = If nobody acts for { $days } { $days ->
    [one] day
   *[other] days
  }. Nothing was sent.

# What is sent: each takes as many columns as `nobody` and what follows it above.
preview-kind-reply = {"reply  "}
preview-kind-page = {"page   "}
preview-kind-nudge = {"nudge  "}
preview-kind-alarm = {"alarm  "}
preview-kind-inform = {"inform "}
preview-kind-edit = {"edit   "}
preview-kind-digest = {"digest "}
preview-kind-remind = {"remind "}

# keep
keep-erased = The words of { $number } are erased: nothing of them is left to keep.
keep-kept = { $number } is kept: nothing of it is erased until `npm run huyou -- keep --end { $number }`.
keep-ended = { $number } is not kept any more: its words are erased { $days } days after it was closed.

# erase
erase-already = The words of { $number } are erased already.
erase-open = { $number } is open: whoever sees to the child needs what was told, until it is closed.
erase-objection = Its reporter can say until { $day } that { $number } is not solved: it can be erased after that day.
erase-remembered = The chat in which { $number } was reported can add to it until { $day }: it can be erased after that day, or once its reporter sends 退出 (exit) there.
erase-kept = { $number } is kept: by `keep`, by a duty to tell the police (`npm run huyou -- keep --end { $number }` ends both, once they need it no more), or by something that is still to be done.
erase-asks = Nothing is erased yet. `npm run huyou -- erase --yes { $number }` erases for ever: reports, notes, tasks, names and the way to its reporter; its levels, times and record stay.
erase-done = The words of { $number } are erased. Copies in your backups are yours to delete.
erase-aside = What was set aside for a human, { $count } in all, is of no case and not erased by this; some of it may be about { $number } (`npm run huyou -- gaps`).

# verify
verify-head-wrong = --head { $given } is not of the form HASH@POSITION, as verify and the log print it.
verify-said-unreadable = --said { $file } is not valid UTF-8, so its words would match nothing: save it as "UTF-8".
verify-changed = CHANGED: position { $position }, event { $event } of { $time }: the event or its link is not what was linked.
verify-gone = MISSING: position { $position }, event { $event }, linked at { $time }: the event is not there.
verify-missing = MISSING: position { $position }: the link is not there.
verify-missing-several = MISSING: positions { $from } to { $to }: the links are not there.
verify-added = ADDED: position { $position }, event { $event }: the chain has no such position.
verify-unlinked = UNLINKED: event { $event } of { $time } has no link and waits for none: its link was removed, or the event was added past the chain.
verify-vanished = MISSING: event { $event } was removed before it was linked.
verify-written-on = CHANGED: position { $position } is not what was noted as { $noted }: the record was cut there or before, and written on.
verify-cut = CUT: { $noted } was noted, but the record ends at { $end }.
verify-note-gone = MISSING: note { $note } of { $time }, event { $event }: the note is not there.
verify-note-changed = CHANGED: note { $note } of { $time }, event { $event }: what it says, or by whom, when or about which case, is not what was kept.
verify-note-erased = MISSING: note { $note } of { $time }, event { $event }: its words are not there, and nothing after it says that they were erased.
verify-note-unreadable = CHANGED: note { $note } of { $time }, event { $event }: it cannot be opened: it was changed, or the data key that sealed it is not here.
verify-impossible-time = an impossible time ({ $at })
verify-more = … and { $count } more.
verify-said = SAID: these words arrived at { $time }, for { $whom } by { $channel } (event { $event }, { $kind }).
verify-said-about = SAID: these words arrived at { $time }, for { $whom } by { $channel }, about { $duty } (event { $event }, { $kind }).
verify-said-never = SAID: no message of these words is on record as arrived.
verify-to-member = member { $member }
verify-to-reporter = the reporter of { $report }
verify-links = { $links } links; { $waiting } events wait to be linked, which a running service does within a second.
verify-late = { $count } events of { $from } to { $to } were linked over an hour after their time, at { $linkedFrom } to { $linkedTo }, as after an outage or an update. If there was none then, somebody wrote them into the database: only a head that was noted before tells.
verify-unrecorded = { $count ->
    [one] { $count } note is
   *[other] { $count } notes are
  } not on record, as those of older releases: once every instance is updated there are never more.
verify-head = Head: { $head }
verify-broken = The record does not hold: { $count } { $count ->
    [one] finding
   *[other] findings
  }.
verify-holds = The record holds. Write the head down elsewhere, and give it to the next verify with --head.

# figures
figures-by-unknown = --by { $given } is not known: use { $groupings }, or leave it out for all.
figures-date-wrong = { $option } { $given } is no date: use one such as 2026-03-01.
figures-to-first = --to is not after --from: nothing is between the two.
