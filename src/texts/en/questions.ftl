### The citizen's questions and options (domain.md 5.1 (a), 2.2, 3.3)

question-danger_now = Is the child in danger now? If so call 110 or 120 first.
question-concern = What are you worried about? Choose any.
question-district = Which district is the child in now?
question-observed = Tell us what you saw or heard. Do not question the child.
question-age_band = About how old is the child?
question-carer_present = Is a reliable adult caring for the child now?
question-source_access = Can the person you worry about still reach the child?
question-when_pattern = When was it? Has it happened before?
question-place = How can we find the child (estate, school, landmark)?
question-special_needs = Any disability, serious illness or difficulty speaking?
question-role = What is your relation to the child?
question-contact = May we have a phone? Anonymous is fine; only to check and reply.

## Short names before an answer
label-signs = Danger in their words
label-danger_now = In danger now
label-concern = Worries
label-district = District
label-observed = Seen or heard
label-age_band = Age
label-carer_present = A reliable adult is there
label-source_access = That person can reach the child
label-when_pattern = When
label-place = How to find the child
label-special_needs = Disability, illness, speech
label-role = You are
label-contact = Contact

has-yes = Yes
has-no = No
can-yes = Yes, they can
can-no = No, they cannot
can-nobody = There is no such person
option-unsure = Not sure

concern-physical_violence = Being hit or hurt
concern-emotional_abuse = Lasting insults or threats
concern-sexual_harm = Sexual harm or harassment
concern-neglect = Nobody takes good care
concern-left_alone = A small child alone at home
concern-abandoned = Abandoned
concern-missing_runaway = Missing or ran away
concern-trafficking = Perhaps trafficked
concern-begging = Taken along begging
concern-child_labour = Working under 16
concern-dropout = Not going to school
concern-school_bullying = Bullied at school
concern-online_harm = Cheated or bullied online
concern-self_harm_suicide = Self-harm, not wanting to live
concern-psychological = In very low spirits
concern-early_marriage_pregnancy = Pregnant or betrothed under age
concern-witness_dv = Adults at home fight
concern-guardian_unable = Carers are not able to care
concern-material_need = Short of food, clothes or home
concern-medical_rehab = Cannot get treatment or rehab
concern-legal_hukou = Hukou, custody, other legal
concern-other = Something else, hard to say

district-120101 = Heping
district-120102 = Hedong
district-120103 = Hexi
district-120104 = Nankai
district-120105 = Hebei
district-120106 = Hongqiao
district-120110 = Dongli
district-120111 = Xiqing
district-120112 = Jinnan
district-120113 = Beichen
district-120114 = Wuqing
district-120115 = Baodi
district-120116 = Binhai New Area
district-120117 = Ninghe
district-120118 = Jinghai
district-120119 = Jizhou

age-0-2 = 0–2
age-3-7 = 3–7
age-8-13 = 8–13
age-14-15 = 14–15
age-16-17 = 16–17

when-now_once = Now, the first time
when-now_repeated = Now, and before
when-today_once = Today, once
when-today_repeated = Today, and before
when-week_once = This week, once
when-week_repeated = This week, repeatedly
when-earlier_once = Earlier, once
when-earlier_repeated = Earlier, repeatedly

role-neighbour = Neighbour
role-relative = Relative
role-teacher = Teacher
role-medical = Medical staff
role-community = Community worker
role-social_worker = Social worker
role-hotel = Hotel staff
role-official = Public official
role-passer_by = Passer-by
role-prefer_not = Rather not say

contact-anonymous = Anonymous, no phone

## Danger seen in the words (domain.md 2.3), for staff only
sign-violence_now = being beaten now
sign-weapon = a weapon
sign-threat_to_kill = a threat to kill
sign-locked_or_tied = locked in or out, or tied
sign-missing_or_taken = missing, taken away, or with a stranger
sign-sexual_assault_now = sexual assault
sign-abandoned = abandoned
sign-carer_dangerous = carer drunk, drugged or out of control
sign-at_a_height = at a height, or fallen
sign-unconscious = no response
sign-breathing = trouble breathing
sign-seizure = a seizure
sign-bleeding = heavy bleeding
sign-burn = a burn or scald
sign-poison = poison or pills
sign-head_injury = a head or neck injury
sign-drowning_or_shock = drowning or electric shock
sign-severe_pain = severe pain
sign-fire_or_trapped = fire, gas or trapped
sign-self_harm = self-harm, not wanting to live
