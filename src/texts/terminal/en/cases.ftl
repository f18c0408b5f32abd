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
