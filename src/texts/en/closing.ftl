### Closing and the word to the reporter, changes of level, the second person. Never a name, a place or what happened

duty-second_look = a second look

button-close = Close the case
button-closeok = Close and send
button-inform = Tell the reporter
button-raise = Raise the level
button-lower = Lower the level
button-agree = Agree
button-oppose = Do not agree
word-close = close
word-closeok = confirm closing
word-inform = inform
word-raise = raise
word-lower = lower
word-agree = agree
word-oppose = disagree

notice-noted = Noted
ask-close-outcome = Why is it closed?
choice-outcome-safe = Safe and stable
choice-outcome-adult = Turned 18
choice-outcome-moved = Moved, handed over
choice-outcome-guardian = Long-term guardianship
choice-outcome-declined = Family declines, no risk
choice-outcome-unfounded = Unfounded, or not ours
choice-outcome-duplicate = Duplicate
outcome-safe_and_stable = safe and stable
outcome-aged_out_18 = turned 18
outcome-moved_transferred = moved, handed over
outcome-long_term_guardianship = long-term guardianship
outcome-family_declined_no_risk = the family declines, no risk
outcome-unfounded = unfounded, or not ours
outcome-duplicate = duplicate
ask-close-words = Closed because: { $outcome }. Write the outcome for the reporter, 300 characters at most, in general words: no name, address or what happened; where it is not ours, say whose it is.
close-ends-undone = Still to be done: “contact the guardian” ({ $count }). Once the case is closed nobody is reminded of it.
close-preview = No. { $number }, closed because: { $outcome }. The reporter will be told:
close-preview-names = Please read it once more: there is a telephone number or a name in the words above. What the reporter is told must not show who the child or the family is.
close-preview-end = “Close and send” closes the case and sends the words above. Press it or send it. To change them press or send “Close the case” again.
close-preview-unseen = Since this high-risk case was opened again, nobody has assessed it or visited.
close-preview-end-second = “Close and send” asks a second person first; only once they agree is the case closed and are the words above sent. Press it or send it. To change them press or send “Close the case” again.
close-preview-old = No. { $number }: what is to be sent was sent before, is an hour old or is not written yet. Press “Close the case” and look at it again.
close-preview-news = No. { $number } is not closed yet: since you saw the preview something more was told, or linked. Please look at it first, then confirm.
close-preview-newer = No. { $number } is not closed yet: what you confirmed is not the latest preview. Please look at what was written last, below, then confirm.
close-barred-police = No. { $number } cannot be closed yet: the police have not been told. Tell them, then press “Police told”.
close-barred-safety = No. { $number } cannot be closed yet: the child's safety is not confirmed. Confirm it first, then press or send “safe”.
close-barred-unheld = No. { $number } cannot be closed yet: others are asked to take it over. Send { $way } first, and it stays yours.
close-barred-duplicate = No. { $number }: link a duplicate to the case that is there (“link”), so that what was told stays together.
close-barred-withdrawal = No. { $number } cannot be closed yet: a withdrawal alone does not close it. Review first that the child is safe and stable.
close-second = No. { $number }: at this level a second person must agree to “{ $outcome }”. The post above is called; nothing is closed or sent before.
close-second-nobody = No. { $number }: at this level a second person must agree to “{ $outcome }”, but nobody above can be reached now; the operator was told. Nothing is closed or sent before.
close-done = No. { $number } is closed; { $told } reporter(s) told. To open it again write “reopen { $number }”.
close-done-unreachable = No. { $number } is closed. No reporter can be reached. To open it again write “reopen { $number }”.
ask-inform-words = Write how it stands, for the reporter, 300 characters at most, in general words: no name, address or what happened.
ask-inform-preview =
    The reporter will get these words:
    { $words }
    Send them now, or change them?
choice-preview-asis = Send
choice-preview-anew = Change
ask-inform-send =
    The reporter will get these words:
    { $words }
    There is a telephone number or a name in what you wrote, and the reporter will see it. Send it as it is, or write it anew?
inform-done = No. { $number }: the reporter is told: “{ $words }”
inform-unreachable = No. { $number }: no reporter can be reached; noted.
untold-outcome = No. { $number }: what you wrote did not reach a reporter, whose chat takes no messages now. On the web page or in another chat, “status” and the receipt code still show them the outcome. If they named another way to reach them, please tell them in that way.
untold-progress = No. { $number }: what you wrote did not reach a reporter, whose chat takes no messages now. If they named another way to reach them, please tell them in that way.

ask-raise-raiseto = To which level? It counts at once.
choice-raiseto-p0 = Urgent
choice-raiseto-p1 = High
choice-raiseto-p2 = Medium
ask-raise-text = Raise to { $raiseto }: write why.
ask-lower-lowerto = To which level? Urgent and high need a second person.
choice-lowerto-p1 = High
choice-lowerto-p2 = Medium
choice-lowerto-p3 = General
ask-lower-text = Lower to { $lowerto }: write why.
risk-not-higher = No. { $number } is { $level } already, no lower: the level stays. What you wrote is kept in the case.
risk-not-lower = No. { $number } is { $level }; what you chose is not lower. Choose a lower level, or cancel.
risk-no-more-lower = No. { $number } is { $level } by now; what you chose is not lower: the level stays. What you wrote is kept in the case.
risk-lowest = No. { $number } is { $level }; there is no lower level.
risk-lowered = No. { $number }: the level is now { $level }. What is due stays due.
risk-second = No. { $number }: a second person must agree to { $level }. The post above is called; until then nothing changes.
risk-second-nobody = No. { $number }: a second person must agree to { $level }, but nobody above can be reached now; the operator was told. Until then nothing changes.
look-asks-lower = A second person is asked to agree (once this is read, by “agree” or “oppose”): lower the level from { $from } to { $to }. Why: { $reason }
look-asks-close = A second person is asked to agree (once this is read, by “agree” or “oppose”): close the case because “{ $outcome }”. The reporter is then told:
look-pending = No. { $number }: something waits for a second person already. Please wait for the answer.
look-not-yours = No. { $number } is yours: somebody else has to look at it.
look-overtaken = No. { $number }: things have changed since ({ $why }), so nothing was done.
look-why-level = the level was raised
look-why-told = more was told
look-why-moved = the case changed hands or was linked
look-why-old = the preview is too old for the day that it tells the reporter
look-why-closed = the case is closed
look-ended = No. { $number }: this second look is over and nothing was done: whoever asked is not responsible for the case any more.
look-agreed = No. { $number }: a second person agrees; it is done.
look-agreed-unreachable = No. { $number }: the second person has agreed, and the case is closed. There is no reporter who can be reached.
look-opposed = No. { $number }: a second person does not agree; nothing changed. The reason stands in the case.
look-opposed-kept = No. { $number }: noted; whoever holds the case is told.
look-opposed-too = No. { $number }: one more person does not agree. The reason stands in the case.
look-opposed-too-kept = No. { $number }: somebody else answered first, and that stands. What you wrote is noted; whoever holds the case is told.
ask-oppose-text = Write why you do not agree.

note-outcome = outcome told
note-informed = told the reporter
note-raised = level raised
note-lower = asked to lower the level
note-opposed = second person disagrees

## For the reporter
reporter-outcome = There is an outcome of what you reported:
    { $words }
    Thank you for speaking up for the child.
    If it is not solved, write “not solved” before { $by }: somebody above will look again.
reporter-outcome-again = There is an outcome of what you reported:
    { $words }
    Thank you for speaking up for the child.
    You have said “not solved” before; if there is more, send “start” and tell us.
reporter-progress = News of what you reported:
    { $words }
button-unsolved = Not solved
unsolved-open = The staff are working on it again; there is no need to say so.
unsolved-open-called = It is open again and staff are being called; somebody will see it by { $by }. There is no need to say so.
unsolved-heard = Thank you. Somebody above will look again; it will be taken before { $by }.
unsolved-again = You have told us so before, and the staff have it. If there is something new, write “start” and report again.
unsolved-late = The time to say so is over. If the child still needs help, write “start” and report again: somebody will look.
unsolved-none = We found no report of yours that has an outcome. With a receipt code, write “status” and the code first; to report something new, write “start”.
unsolved-which = Several of your reports have an outcome. Which one do you mean?
unsolved-this = That is the one whose receipt code ends in { $tail }.
unsolved-other = If you mean another one:
unsolved-one = for the outcome of { $at } send “not solved { $tail }”.
button-unsolved-one = Not solved { $tail }
status-helping = The staff are helping the child and go on doing so.
status-reopened = The staff are working on it again.
status-closed = There is an outcome:
    { $words }
status-ended = This has been dealt with.
status-erased = This has been dealt with. What was told was erased at the end of its time of keeping.
report-erased = What was reported was erased at the end of its time of keeping.
words-erased = erased at the end of its time of keeping
status-object = If it is not solved, write “not solved” before { $by }.
