### 督办数据表(npm run huyou -- figures)

figures-by-sector = 主体
figures-by-post = 岗位
figures-by-district = 区
figures-cases = 个案数
figures-acknowledge = 到接手
figures-safety = 到确认安全
figures-outcome = 到办结
figures-nudges = 每案催办
figures-climbs = 每案升级
figures-declined = 转交被退
figures-nobody = (尚无人接手)
figures-nowhere = (区未知)
figures-hidden = *
figures-note = 时间为 中位数 / 第90百分位,时:分。* 不足5件不显示,或没有。
figures-sector-government = 政府
figures-sector-community = 社区
figures-sector-social_org = 社会组织
figures-sector-family = 家庭
