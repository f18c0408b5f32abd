# The commands about the directory, and about who holds its posts.

check-takes = [directory-file]
check-about = check a directory file, or the one in use, and say what to mend on which line
posts-about = list the post codes of the directory
gaps-about = say where a ladder or a concern would reach nobody: posts that are missing, or that nobody reachable holds

# check

directory-right = { $posts } posts: nothing to mend.
sample-right = { $posts } posts (the sample): nothing to mend.
post-left-out = { $code } is in use, and not in this file: { $members ->
        [one] { $members } member
       *[other] { $members } members
    }, { $cases ->
        [one] { $cases } case
       *[other] { $cases } cases
    }, { $taken ->
        [one] { $taken } duty
       *[other] { $taken } duties
    } taken, { $waiting } waiting there. At the next start they go to the posts above.
left-out-unknown = The database could not be asked whether anything still runs at a post that is not in this file.

# Posts that are missing, or that nobody reachable holds.

no-gap = Every rung and every concern reaches somebody in each of { $areas } areas.
gap = { $kind }: { $where }. { $calls }.
post-nowhere = no post anywhere
post-missing = no post in { $places }
post-unheld-anywhere = nobody can be reached anywhere ({ $codes })
post-unheld = nobody can be reached in { $places }
post-missing-and-unheld = { $missing }; { $unheld }
gap-posts = { $area } ({ $codes })
gap-posts-instead = { $area } ({ $codes }; in its place { $instead } is called)
area-city = { $area }, where reports without a district go
rung-of = { $level } rung { $rung }
gap-calls = { $climbing ->
        [0] { $leading ->
            [0] Beside others for { $beside }
           *[other] Leads for { $leads }{ $helping ->
                [0] {""}
               *[other] ; beside others for { $beside }
            }
        }
       *[other] Called at { $rungs }{ $leading ->
            [0] {""}
           *[other] ; leads for { $leads }
        }{ $helping ->
            [0] {""}
           *[other] ; beside others for { $beside }
        }
    }
streets-bare = { $kind }: nobody can be reached within { $streets }.
street-instead = { $street } (in its place { $instead } is called)
street-nobody = { $street } (in its place nobody is called)
alarms-unheard = operator, bot duty desk: nobody can be reached. Alarms of the service reach nobody.
set-aside = Set aside for a human, since it could not be taken or restored: { $count }, the oldest on { $oldest }. The log of that day says why; each is erased after { $days } days.
hotlines-unconfirmed = Help lines that nobody has confirmed for { $days } days: { $hotlines }. Call each, and write verified_on and verified_by into HOTLINES_FILE.

# Kinds of posts.

kind-bot_duty_desk = bot duty desk
kind-community_child_director = community child director
kind-street_child_supervisor = street child supervisor
kind-district_civil_affairs = district civil affairs
kind-district_wcwc_office = district wcwc office
kind-city_civil_affairs = city civil affairs
kind-city_wcwc_office = city wcwc office
kind-police = police
kind-procuratorate = procuratorate
kind-education = education
kind-health = health
kind-womens_federation = womens federation
kind-youth_league = youth league
kind-disabled_federation = disabled federation
kind-justice = justice
kind-medical_insurance = medical insurance
kind-labour = labour
kind-urban_management = urban management
kind-cyberspace_affairs = cyberspace affairs
kind-school = school
kind-hospital = hospital
kind-social_work_station = social work station
kind-social_organisation = social organisation
kind-guardian = guardian
kind-operator = operator

# import-members

import-members-takes = <file> [--dry-run]
import-members-about = print an invite for each line of a CSV file (name,posts[,from,until]); a line with the id of an export: its posts
post-not-listed = post "{ $code }" is not in the directory: correct it, or add that post
person-unknown = no member has the id { $id }: leave it empty to invite somebody
person-renamed = the member of this id has another name: leave id and name as they were exported
member-gains = { $id } gains { $gains }.
member-loses = { $id } loses { $loses }.
member-gains-and-loses = { $id } gains { $gains } and loses { $loses }.
invite-used = { $name } has used an invite to this already and is the member { $id }: no new one
invite-open = { $name } is invited to this already, and the code given then works until { $until }: no new one
post-lost = { $name } does not have { $code } now; to give it back: `npm run huyou -- hold { $id } { $code }`
stand-in-lost = { $name } does not have { $code } now; to give it back: `npm run huyou -- stand-in { $id } { $code } { $from } { $until }`
chats-lost = no chat of { $name } works; for a code for another: `npm run huyou -- invite --member { $id }`
invite-namesake = For somebody else of the same name: `npm run huyou -- invite POST --name NAME`.
line-alike = it is the same as line { $line }, and has a code of its own: where it is one person, hand out one code
invites-tried = { $invites } invites would be made: nothing to mend.
invites-and-changes-tried = { $invites } invites would be made, { $changes } members changed: nothing to mend.
invites-unknown = The database could not be asked who is invited already.
import-nothing = Each member holds these posts already: nothing was changed.
