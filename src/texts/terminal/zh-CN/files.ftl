# 操作员所给文件中的问题。

in-file = { $variable }({ $file }):{ $wrong }
