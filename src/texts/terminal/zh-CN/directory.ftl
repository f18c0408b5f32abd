# 有关岗位表和岗位成员的命令。

# import-members

import-members-takes = <文件> [--dry-run]
import-members-about = 为 CSV 文件(name,posts[,from,until])的每一行生成邀请码;带有导出的 id 的行,改为该成员担任的岗位
post-not-listed = 岗位 "{ $code }" 不在岗位表里:请改正,或补上这个岗位
person-unknown = 没有 id 为 { $id } 的成员:要邀请新成员,请把 id 留空
person-renamed = 这个 id 的成员不是这个姓名:id 和 name 请保持导出时的样子
member-gains = { $id } 增加岗位 { $gains }。
member-loses = { $id } 减去岗位 { $loses }。
member-gains-and-loses = { $id } 增加岗位 { $gains },减去岗位 { $loses }。
invite-used = { $name } 已用过这样的邀请码,是成员 { $id }:不再生成
invite-open = { $name } 已收到过这样的邀请,原来的邀请码有效到 { $until }:不再生成
post-lost = { $name } 现在不担任 { $code };要恢复请用:`npm run huyou -- hold { $id } { $code }`
stand-in-lost = { $name } 现在不担任 { $code };要恢复请用:`npm run huyou -- stand-in { $id } { $code } { $from } { $until }`
chats-lost = { $name } 的聊天都不通;要为其他聊天生成邀请码请用:`npm run huyou -- invite --member { $id }`
invite-namesake = 要邀请另一位同名的人请用:`npm run huyou -- invite 岗位编码 --name 姓名`。
line-alike = 与第 { $line } 行相同,各有一个邀请码:如果是同一个人,只发一个码
invites-tried = 会生成 { $invites } 个邀请码,没有要改的。
invites-and-changes-tried = 会生成 { $invites } 个邀请码,更改 { $changes } 名成员的岗位,没有要改的。
invites-unknown = 无法查询数据库,不知道谁已收到过邀请。
import-nothing = 各位成员的岗位与文件一致,没有更改。
