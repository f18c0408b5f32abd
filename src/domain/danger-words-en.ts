import type { DangerSign } from './signs.js';

/** The English words of `danger-words.ts`, which has what each kind means. */
export const EN: Readonly<Record<DangerSign, string>> = {
  violence_now: `
    is/are/was/keep/keeps/he's/she's/they're/dad's/mom's/mum's/father's/mother's still? being? beating/beaten/hitting/kicking/punching/strangling/choking/hurting/attacking/attacked
    beat*/hit*/strangl* …20 now
    beaten to death
    hit/hits/beat/beats/punched/kicked …24 right_now/just_now/come_quick/please_come/please_help/send_help
    help me !…2find/with/to/fill/understand/cancel/change/apply/please_with/register
    call/send the? police !…0station/number
    he's/she's/he_is/she_is/dad_is/mum_is/mom_is …8 coming for/after me/us
    cry/cries/crying/cried/scream*/shout*/yell* out? for help
  `,
  weapon: `
    toy/water! knife/knives/gun/pistol/rifle/axe/machete/hammer/weapon
    with a baseball? bat
    stabbed/stabbing
  `,
  threat_to_kill: `
    will/going_to/gonna/want_to/wants_to/threaten*_to/tried_to/trying_to kill/murder
    homework_is/work_is/exams_are/exam_is/heat_is/feet_are/head_is/back_is/boredom_is/math_is/job_is/school_is/shoes_are/suspense_is/this_is/it_is/it's/laughing_is/you_are/you're! kill/killing him/her/me/us/them
    kill/killing the {kid}
  `,
  locked_or_tied: `
    locked in/out/up/inside/outside/away
    locked me/him/her/us/them in/up/out/inside/upside/outside
    locked the {kid} in/up/out/inside/upside/outside
    won't let him/her/me/them in/inside/out/leave
    can't get out
    stuck/kept in a/the basement/cellar/cage/closet
    lock/locks/locking me/him/her/them/us in/up/out/outside
    lock/locks/locked/locking my …12 in/up/out/outside !phone/bike/car
    won't let the child/kid/boy/girl in/inside
    tied/chained/handcuffed up/to/down
    in a cage
  `,
  missing_or_taken: `
    is/went/gone/been missing !for_years/for_*_years
    {kid}/son/daughter …12 missing
    missing {kid}
    kidnap*/abduct*/traffick*
    taken away
    missing since
    taken by a/some? stranger/man/woman/unknown
    taken away by a/some? stranger/man/woman/unknown
    following/stalking me
    went/gone/walked/walking/left off/away? with a/some stranger/strangers
    stranger/strangers has/have/is/are? took/taking/taken/grabbed/leading
    mother/father/mom/mum/dad! ran away
    grab*/drag*/pull*/push*/forc*/took/shov* …24 into/in a/his/the/their car/van/truck
    ran/run/runs/running away from/last/yesterday/today/this
    {kid}/son/daughter/brother/sister/he/she has? ran/run away !from_a_dog/with_the_ball
    hasn't/didn't/has_not/did_not come/came home/back !from_work/from_holiday/yet_from_work
    can't find him/her
    can't find the {kid}
    can't find my child/son/daughter/kid
  `,
  sexual_assault_now: `
    rape/raped/raping/rapist
    sexual/sexually assault*
    molest*
  `,
  abandoned: `
    baby/infant/toddler …30 alone in/on/at/by !the_room/the_bed/the_cot/the_crib/her_room/her_bed/her_cot/her_crib/his_room/his_bed/his_cot/his_crib/a_room/a_bed/a_cot/a_crib
    left a/the/my/her/his/their {kid}/infant/toddler alone? in a/the car
    left a/the/her/his newborn/baby/infant/toddler …8 at/on/in/outside/by a/the bus_stop/street/road/hospital/station/trash/bin/door/doorstep/gate/park
    newborn/baby/infant …12 in/at/on the/a trash/bin/dumpster/bus_stop/street/garbage/toilet
    toddler/baby/infant/toddlers …20 alone all_night/overnight/for_hours/all_day/for_days
    newborn/baby/infant was/is? left/dumped at/on/outside/by a/the hospital/door/doorstep/gate/street/road/station/bin
    abandoned …20 baby/child/infant/toddler/kid
    baby/child/infant/toddler/kid …30 abandoned
    baby/child/infant/toddler/kid …30 alone in/on/at/by the/a car/street/road/balcony/roof/station/river/bridge
    baby/child/infant/toddler/kid …30 left alone? in/on/at/by the/a street/road/car/station/bin/dump/roadside
  `,
  carer_dangerous: `
    smash*/break*/throwing/destroying everything/things/the_house/stuff/plates/bottles
    drunk/high_on/on_drugs/drugged/violently/psychotic
  `,
  at_a_height: `
    on/off the/a roof/rooftop/bridge/ledge/windowsill/window_sill
    window ledge/edge
    movie…40/film…40/game…40/book…40/novel…40/show…40! jump/jumps/jumping/jumped off/from/out
    about/going/wants/want/threatens/threatening to jump !rope/in_the_pool/on_the_bed
    climb*/sit*/stand* …16 window/ledge/railing/balcony !seat/and_look*
    fell/fallen from/off the/a window/roof/balcony/bridge
    fell/fallen out_of the/a window/roof/balcony/bridge
  `,
  unconscious: `
    unconscious/unresponsive
    not/isn't/no_longer responding/responsive/waking
    won't/will_not/can't/doesn't wake
    passed out
    no response
  `,
  breathing: `
    not/stopped/isn't breathing
    can't/cannot/trouble/difficulty/hard_to breathe/breathing/breath
    blue lips
    lips …12 blue
    {kid}/he/she/face is/has/was/has_been? turning/turned/going/gone blue
    choking
    suffocat*
  `,
  seizure: `
    seizure/seizures/convuls*
    having a fit
  `,
  bleeding: `
    bleeding
    covered in blood
    vomit*/throw*/cough*/spit* up? blood
    blood everywhere
  `,
  burn: `
    burns/burned/burnt/scald*
    burning !question/issue/desire
  `,
  poison: `
    poison*/overdos*
    took a_lot_of/all_the/all_my/all_her/all_his/too_many/a_bottle_of pills/tablets/medicine
    took/taken/swallowed/ate a/an/the whole/entire/full? bottle/box/pack/packet/strip of pills/tablets/medicine/medication
    swallow* …20 pill/pills/bleach/medicine/battery/batteries/pesticide
    drank …12 bleach/pesticide
  `,
  head_injury: `
    head/neck/brain/skull injur*/wound/trauma
    hit his/her/my/their/the head
    broken neck/skull
  `,
  drowning_or_shock: `
    drown*
    fell in/into the/a river/water/lake/pond/well/pool
    electrocut*
    electric shock
  `,
  severe_pain: `
    severe/terrible/unbearable/extreme/so_much/a_lot_of stomach/belly/tummy/chest/abdominal? pain
  `,
  fire_or_trapped: `
    on/caught/house fire
    set …12 fire
    gas leak/smell
    smell of gas
    trapped
    stuck in/inside/down a/the well/lift/elevator/pipe/drain/shaft/manhole
  `,
  self_harm: `
    suicid*
    selfharm*/self_harm*/self-harm*
    kill/killing myself/himself/herself/themself/yourself/themselves
    cut/cuts/cutting/slit/slits/slashed my/her/his/their wrist/wrists/arm/arms/throat
    cut/cuts/cutting myself/himself/herself/themself/themselves
    hurt/hurts/hurting/harm/harms/harming myself/himself/herself/themself/themselves
    want/wants to die
    end my/his/her/their own? life
    end it all
    unalive/kms
    can't/cannot do_this/go_on/take_it/live_like_this anymore/any_more/any_longer
    want/wish it/this/everything all? just? to_end/to_be_over/over
    wish i was/were/wasn't/weren't dead/never_born/born/alive/here
    no reason to_live/to_go_on
    kill/killed/killing my/him/her self
    wants/want/wanted to disappear/end_it/kill_himself/kill_herself
    goodbye forever/everyone/world
    swallow*/took/taken …12 pills/tablets/sleeping_pills
    wanna die
    better off dead
    don't want to be alive/here_anymore
    don't/doesn't/not want to live
    hang/hanged/hanging myself/himself/herself/themself/themselves
  `,
};
