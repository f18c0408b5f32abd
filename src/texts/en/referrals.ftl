### Referral: a part is done elsewhere, the case stays. Never a name, a place or what happened

duty-referral = a part that is asked of others
basis-referral = Basis: the day agreed with the referral.

button-refer = Refer a part
button-referred = Referrals
word-refer = refer
word-referred = referrals

ask-refer-tosector = Which sector is to do it? The case stays yours.
ask-refer-topost = Which post is to do it ({ $tosector })?
ask-refer-handwhy = Why is it asked of others?
ask-refer-part = Please write what they are to do. Only what it needs: they do not see the report.
ask-refer-send = There is a telephone number or a name in what you wrote, and they will see it. Send it as it is, or write it anew?
ask-refer-doneby = By when?
choice-doneby-day1 = Within a day
choice-doneby-days3 = Within 3 days
choice-doneby-week1 = Within a week
choice-doneby-week2 = Within 2 weeks
choice-doneby-month1 = Within a month
ask-refer-agreed = Does the family agree to it? Where the child came by itself, do not ask them: choose “No need to ask them”.
ask-refer-override = Please write why it goes on without their consent; this is kept on record.
ask-refer-sendwhy = There is a telephone number or a name in the reason you wrote, and they will see it. Send it as it is, or write it anew?

referral-asked = No. { $number }: { $to } was asked to do it. The case stays yours; see “Referrals”.
referral-accepted = No. { $number }: { $post } { $name } accepted the part, to be done by { $by }.
referral-passed-on = No. { $number }: somebody did not accept the part; the next was called.
referral-returned = No. { $number }: the part came back: { $reason }. It is with you again.
referral-timed-out = No. { $number }: nobody accepted the part yet; the post above was called.
referral-done = No. { $number }: a part is done. What came of it is in “Referrals”.
referral-late = No. { $number }: a part is late; those above whoever has it were told.
referral-withdrawn = No. { $number }: this part is not needed any more. Thank you.
referral-taken-back = No. { $number }: the referral is withdrawn.
referral-over = No. { $number }: this referral is over; nothing is to be done.
referral-quit = Noted; whoever is responsible is told. Thank you for telling us.
part-left = No. { $number }: whoever did this part does it no more; others are being asked. See how the referral stands.
referral-refused-returned = No. { $number }: given back to whoever asked.
referral-refused-passed_on = No. { $number }: noted, the next was called; your card still works.
referral-refused-noted = No. { $number }: you have said so already.
referral-stale-accepted = No. { $number }: { $post } { $name } accepted it.
referral-stale-yours = No. { $number }: you have this part already.
referral-stale-done = No. { $number }: this part is done.
referral-stale-returned = No. { $number }: this part was given back; nothing is to be done.
referral-stale-withdrawn = No. { $number }: this part was withdrawn; nothing is to be done.
referral-stale-own = No. { $number }: the case itself is yours now.

referral-brief-head = No. { $number }: { $from } { $name } asks you to do something
referral-brief-part = To be done: { $words }
referral-brief-why = Why: { $reason }
referral-brief-by = By { $by }
referral-brief-consent = The family: { $consent }

referrals-none = No. { $number }: nothing was asked of others yet.
referrals-head = No. { $number }: referrals
referral-withdraw = Withdraw: { $to }
referral-line-asked = { $to } (by { $by }): not accepted yet. { $part }
referral-line-accepted = { $to } (by { $by }): under way. { $part }
referral-line-done = { $to } (by { $by }): done. { $part }
referral-line-returned = { $to } (by { $by }): given back. { $part }
referral-line-withdrawn = { $to } (by { $by }): withdrawn. { $part }
note-referral = Result of a referral
