import type { Harm } from './harm-told.js';

/** The English words of `harm-words.ts`, which has what each kind means. */
export const EN: Readonly<Record<Harm, string>> = {
  physical_violence: `
    {no}! {hits} me/him/her/them !head/knee/arm/leg/hand/toe/elbow/at_chess/at_*/in_chess/in_a_game/up
    {no}! {hits} {their}? little/baby/older/younger/big/step/own/small? {young}/stepson/stepdaughter
    {no}! {hits} {their} mum/mom/mother
    {no}! was/is/get/gets/got/being/been/getting beaten/whipped/hit/slapped/punched/kicked/choked/burned/smacked by !a_car/a_bus/a_ball/a_bike/the_news/a_wave/the_news/lightning
    {no}! got/gets/get/is/being beaten/beat up !…0in_a_game
    {no}! has/have/had/with/covered_in/full_of/always/new/more bruise/bruises/welts/burn_marks/black_eye/black_eyes/a_black_eye/a_bruise !from_football/from_sport/from_skating/from_falling
    bruises …20 all_over/on_his/on_her/on_my/every_week/every_day
    bruised face/face_and_arms/ribs/all_over
    burn/burns/burned/burnt …20 cigarette/cigarettes/iron/hot_water
    smack/smacks/smacked/spank/spanks/spanked/choke/chokes/choked/shake/shakes/shook/throw/throws/threw/shove/shoves/shoved/drag/drags/dragged/strangle/strangles me/him/her/them/us !a_ball/a_party/off/out_of_bed
    abuse/abuses/abused/abusing/mistreat*/beat_up/beats_up me/him/her/them/us
    abuse/abuses/abused/abusing/mistreat*/beat_up/beats_up {their} …8 {young}
    with a/his/her/the belt/stick/cable/hanger/wire/whip/rod/slipper
    hits/beats/hurts us
    afraid/scared to go home
    {no}/{no}_been/{no}_being! beaten !up_team/up_game/up_the_team/up_the_game
  `,
  sexual_harm: `
    sexual/sexually abus*/harass*/touch*
    touch/touches/touched/touching/grop/gropes/groped/groping me/him/her/my/his …12 private/down_there/breast/breasts/bottom/between
    keeps/kept/always/stop/started touching/groping me/him/her
    touch/touches/touched/touching my/her/his/their chest/butt/bum/thigh/thighs/breast/breasts/private/privates/body/crotch/penis/vagina
    touches/touched me !…0by/heart
    send/sent/sending/want/wants/wanted/asked/asks/asking/ask …20 nudes/nude/naked
    naked photo/photos/picture/pictures/pic/pics/video/videos
    make/makes/made/making/tell/tells/told/ask/asks/asked/force/forces/forced me/her/him to? undress/strip
    take/took/takes/taking/pull/pulls/pulled off my/her clothes/pants/trousers/underwear/shirt/skirt
    took/take/takes/pulls/pulled my/her clothes/pants/trousers/underwear/skirt off/down
    come/comes/came/get/gets/got/climb/climbs/climbed/sneaks/crawls in/into/to my/her bed
    come/comes/came/sneaks into/in my/her room at_night/every_night/when
    watch/watches/watched/watching/films/filmed me/her …4 shower/showering/undress/changing/bathe
    have/had/having sex with
    touch/touches/touched/touching me/him/her where/in_a_way/at_night/in_bed/when_i_sleep*
  `,
  neglect: `
    {no}! do/does/did? won't/don't/doesn't/didn't/never/refuses_to/refuse_to give/feed me/him/her/them/us/the_kid/the_child/the_boy/the_girl/the_baby any? food/dinner/anything/enough_food
    won't/don't/doesn't/never feed/feeds me/him/her/them/us/the_kid/the_child/the_boy/the_girl/the_baby
    starve/starves/starved/starving me/him/her/them/us/the_kid/the_child/the_boy/the_girl/the_kids
    left alone/home_alone/by_himself/by_herself …8 for/since …10 days/weeks/days_now/a_week
    alone for days/weeks/a_week/two_days/three_days
    no food for/in …8 days
    {no}/nothing eaten/to_eat/had_food for/in *? days
  `,
  begging: `
    make/makes/made/making/force/forces/forced/forcing/sent/sends …16 beg/begging
    child/kid/boy/girl/baby/children/kids …8 begging/begs !for_mercy/for_a/to/her/him/me
    sleep/sleeps/sleeping/slept/living/lives on/in the street/streets/a_park/the_park/the_station/a_station
  `,
  early_marriage_pregnancy: `
    i'm/i_am/i_might_be/i_may_be/i_think_i'm …12 pregnant
    girl/daughter/student/she …7 pregnant
    1{teen}/1{teen}_year_old/1{teen}_years_old …12 pregnant/married/engaged
    want/wants/force/forces/forced/make/makes/made/making/forcing/selling/sold me/her/my_sister to? marry/get_married/be_married
    marry/marries/married me/her off/to_a_man/to_an_old
    child marriage/bride
  `,
};
