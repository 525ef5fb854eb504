# fate: ok
from scratch import build, session

build("mysums", "broken/minimal.c")
session("import mysums", says="PyInit_mysums")
