# What is wrong with a file that an operator gives.

in-file = { $variable } ({ $file }): { $wrong }
