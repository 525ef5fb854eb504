# fate: ok
from scratch import build, session

build("sums", "broken/empty.c")
session("import sums", says="PyInit_sums")
