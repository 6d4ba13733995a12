wirecopy help trace >a
wirecopy trace --help >b
cmp a b && cat a
