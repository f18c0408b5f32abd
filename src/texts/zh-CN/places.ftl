### 个案归哪里管

button-place = 改地点
word-place = 改地点
ask-place-where = 孩子在哪个区?也可以写街道或社区的名字。
place-city = 全市(区不清楚)
place-elsewhere = 别的地方
place-below = { $district }{ $name }
place-name = { $name }
place-whole = 全区(街)或不清楚
place-further = 编号{ $number }:{ $place }里的哪一处?还没有改。
place-further-how = 编号{ $number }:{ $place }里的哪一处?还没有改。请发“改地点 { $number } ”加名字:{ $names };不清楚就发“改地点 { $number } { $place }全区”。
place-moved = 编号{ $number }:地点已改为{ $place },还没有人接手的已通知那里的岗位。仍由您负责,接下来可以转交。
place-same = 编号{ $number }:本来就在{ $place },没有改。
place-nobody = 编号{ $number }:{ $place }没有岗位,改了就没有人接,没有改。
place-unknown = 编号{ $number }:没有认出这个地方,没有改。请写区名,如“河西区”,或那里有岗位的街道、社区的名字。
place-several = 编号{ $number }:这样叫的地方不止一处,没有改。请写全:{ $names }。
card-elsewhere = 编号{ $number }:已转到孩子所在地的岗位,您不用处理了。
ask-hand-todist = 孩子在哪个区?会请那里的岗位接收。
hand-no-post-there = 编号{ $number }:{ $place }没有这样的岗位,没有转交。请选别的岗位。
