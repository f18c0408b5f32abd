### Where a case belongs

button-place = Change the place
word-place = place
ask-place-where = In which district is the child? You can also write the name of a street or community.
place-city = the whole city (district not known)
place-elsewhere = elsewhere
place-below = { $district }, { $name }
place-name = { $name }
place-whole = All of it, or not sure
place-further = No. { $number }: where in { $place }? Nothing is changed yet.
place-further-how = No. { $number }: where in { $place }? Nothing is changed yet. Please send “place { $number } ” and a name: { $names }; if you are not sure, send “place { $number } { $place } all”.
place-moved = No. { $number } belongs to { $place } now; the posts there are called for what nobody has taken. It is still yours; you can hand it over next.
place-same = No. { $number } is in { $place } already; nothing was changed.
place-nobody = No. { $number }: no post answers for { $place }, so nobody would take it; nothing was changed.
place-unknown = No. { $number }: that place is not known; nothing was changed. Please write a district, such as “Hexi”, or the name of a street or community that has a post.
place-several = No. { $number }: more than one place is called that; nothing was changed. Please write all of it: { $names }.
card-elsewhere = No. { $number } went to the posts where the child is; there is nothing for you to do.
ask-hand-todist = In which district is the child? A post there is asked.
hand-no-post-there = No. { $number }: there is no such post in { $place }, so nothing was handed over. Please choose another.
