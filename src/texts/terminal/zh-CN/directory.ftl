# 有关岗位表和岗位成员的命令。

check-takes = [岗位表文件]
check-about = 检查一份岗位表,或正在使用的岗位表,逐行说明怎么改
posts-about = 列出岗位表里的岗位编码
gaps-about = 列出督办或某种情况会找不到人的地方:缺少的岗位,和没有可联系成员的岗位

# check

directory-right = 共 { $posts } 个岗位,没有要改的。
sample-right = 共 { $posts } 个岗位(样例),没有要改的。
post-left-out = { $code } 正在使用,但不在这个文件里:成员 { $members } 名、个案 { $cases } 件、已接手的待办 { $taken } 项、等待接手的 { $waiting } 项。下次启动时转给上级岗位。
left-out-unknown = 无法查询数据库,不知道这个文件里没有的岗位上是否还有事项。

# 缺少的岗位,和没有可联系成员的岗位。

no-gap = { $areas } 个区域里,督办的每一级、每种情况都找得到人。
gap = { $kind }:{ $where }。{ $calls }。
post-nowhere = 全市都没有这种岗位
post-missing = 没有这种岗位的地方:{ $places }
post-unheld-anywhere = 全市都联系不到人({ $codes })
post-unheld = 联系不到人的地方:{ $places }
post-missing-and-unheld = { $missing };{ $unheld }
gap-posts = { $area }({ $codes })
gap-posts-instead = { $area }({ $codes };改为通知 { $instead })
area-city = { $area }(不知道在哪个区的线索归这里)
rung-of = { $level } 第 { $rung } 级
gap-calls = { $climbing ->
        [0] { $leading ->
            [0] 协同:{ $beside }
           *[other] 牵头:{ $leads }{ $helping ->
                [0] {""}
               *[other] ;协同:{ $beside }
            }
        }
       *[other] 督办:{ $rungs }{ $leading ->
            [0] {""}
           *[other] ;牵头:{ $leads }
        }{ $helping ->
            [0] {""}
           *[other] ;协同:{ $beside }
        }
    }
streets-bare = { $kind }:这些街道联系不到人:{ $streets }。
street-instead = { $street }(改为通知 { $instead })
street-nobody = { $street }(也没有可以改为通知的岗位)
alarms-unheard = 系统运维、值班席:联系不到人。服务的警报没有人收到。
set-aside = 无法接收或恢复、留待人工处理的内容:{ $count } 项,最早的是 { $oldest }。当天的日志里有原因;每项满 { $days } 天后删除。
hotlines-unconfirmed = 超过 { $days } 天没有核实的热线:{ $hotlines }。请逐个拨打核实,并把 verified_on 和 verified_by 写进 HOTLINES_FILE。

# 岗位的种类。

kind-bot_duty_desk = 值班席
kind-community_child_director = 社区儿童主任
kind-street_child_supervisor = 街道儿童督导员
kind-district_civil_affairs = 区民政局
kind-district_wcwc_office = 区妇儿工委办
kind-city_civil_affairs = 市民政局
kind-city_wcwc_office = 市妇儿工委办
kind-police = 公安
kind-procuratorate = 检察院
kind-education = 教育局
kind-health = 卫健委
kind-womens_federation = 妇联
kind-youth_league = 团委
kind-disabled_federation = 残联
kind-justice = 司法局
kind-medical_insurance = 医保局
kind-labour = 人社局
kind-urban_management = 城管
kind-cyberspace_affairs = 网信办
kind-school = 学校
kind-hospital = 医院
kind-social_work_station = 社工站
kind-social_organisation = 社会组织
kind-guardian = 监护人
kind-operator = 系统运维

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
