# The commands about the directory, and about who holds its posts.

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
