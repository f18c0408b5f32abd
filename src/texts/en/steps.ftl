### How a case goes on: assessment, plan, review, their days and what these rest on. They are targets of the bureau, not the law

button-case = The case
button-assess = Assessment done
button-plan = Plan done
button-visit = Review done
word-case = case
word-assess = assessed
word-plan = planned
word-visit = reviewed

desk-button-done = Done
desk-picked = ✓ { $choice }
desk-words-long = That is too long. Please shorten it ({ $most } characters at most).

ask-assess-distress = What is the child's distress? Pick any, then “Done”; press “Done” alone if it is not known yet.
choice-distress-poverty = Economic hardship
choice-distress-disability = Disability
choice-distress-illness = Serious illness
choice-distress-no_guardian = No guardian
choice-distress-weak_guard = Too little guardianship
choice-distress-bad_guard = Improper guardianship
choice-distress-unattended = De facto unattended
choice-distress-orphan = Orphan
choice-distress-left_behind = Left behind
choice-distress-migrant = Migrant
choice-distress-begging = Street life or begging
choice-distress-missing = Missing or trafficked
choice-distress-psych = Psychological distress
choice-distress-unknown = To be assessed
ask-assess-text = Write the assessment: the child's situation, needs and risks. Only those who work on this case can read it.
ask-plan-text = Write the plan: who does what, by when. Only those who work on this case can read it.
ask-visit-result = How is the child now?
choice-result-safe_stable = Safe and stable
choice-result-needs_more = Needs more help
choice-result-worse = Worse
ask-visit-text = { $result }: write what you saw. Only those who work on this case can read it.

step-next = No. { $number }: { $done } is done. Next: { $next }, before { $by }.
step-done = No. { $number }: { $done } is done.
review-may-close = If the case can be closed, “Close the case” is under “More”.
risk-raised-by = No. { $number }: { $post } raised the level to { $level }; what is due is due sooner. The reason stands in the case.
risk-raised-by-police = No. { $number }: { $post } raised the level to { $level }; what is due is due sooner. The reason stands in the case. Ring 110 at once, then write “police told”.
risk-raised = No. { $number }: the level is now { $level }, and every day came nearer.
risk-told-by = No. { $number }: { $post } says it is more urgent. It is { $level } already: nothing changed. The reason stands in the case.
risk-told-by-police = No. { $number }: { $post } says it is more urgent. It is { $level } already: nothing changed. The reason stands in the case. Ring 110 at once, then write “police told”.
risk-noted = No. { $number }: noted, and passed on to whoever is responsible. If the child is in danger now, ring 110 first.

case-head = No. { $number } · { $level } · { $status }
    Responsible: { $post }
case-head-nobody = No. { $number } · { $level } · { $status }
    Nobody is responsible now
case-duty-due = ○ { $duty }: before { $by }. { $basis }
case-duty-overdue = ! { $duty }: was due { $by }, overdue. { $basis }
case-way-assume = If whoever has it is away or cannot keep up, take all of it over: reply { $way }.
case-way-raise = If it is more urgent than that, reply { $way }.
case-way-reopen = To open it again, reply { $way }.
case-duty-ended = – { $duty }: not needed any more.
case-duty-met = ✓ { $duty }: done { $at }, in time (before { $by }). { $basis }
case-duty-untaken = ! { $duty }: nobody has it now; somebody is being called again.
case-duty-late = ✓ { $duty }: done { $at }, late (was due { $by }). { $basis }
case-page = What is older (page { $page } of { $pages }):
case-earlier = There is more that is older: press or send “earlier”.
case-note = { $at } { $by } · { $kind }: { $text }

duty-safe = child confirmed safe

case-status-received = received
case-status-screened = screened
case-status-dispatched = dispatched
case-status-acknowledged = taken
case-status-safety_checked = child safe
case-status-assessed = assessed
case-status-conferenced = conferenced
case-status-supported = supported
case-status-reviewed = reviewed
case-status-closed = closed
case-status-transferred = closed (transferred)
case-status-merged = merged
case-status-screened_out = closed (unfounded or not ours)
case-status-reopened = reopened

note-note = note
note-police = answer of the police
note-assessed = assessment
note-distress = distress
note-planned = plan
note-review_safe_stable = review, safe and stable
note-review_needs_more = review, needs more
note-review_worse = review, worse

span-minutes = { $count } minutes
span-hours = { $count } hours
span-days = { $count } days
span-working-days = { $count } working days

basis-acknowledge = Basis: target of the bureau, taken within { $time }.
basis-safe = Basis: target of the bureau, within { $time } from the acknowledgement, or from when the level rose.
basis-not_solved = Basis: target of the bureau, taken within { $time }.
basis-police_report = Basis: Opinions on mandatory reporting, article 2: at once.
basis-assess = Basis: target of the bureau, within { $time } from the acknowledgement, or from when the level rose.
basis-convene = Basis: target of the bureau, within { $time } from the acknowledgement, or from when it became urgent.
basis-plan = Basis: target of the bureau, within { $time }.
basis-review = Basis: target of the bureau, regular reviews by level.
basis-close = Basis: the Law on the Protection of Minors, article 11, asks for the outcome to be told; { $time } is a target of the bureau.
basis-other = Basis: target of the bureau.
