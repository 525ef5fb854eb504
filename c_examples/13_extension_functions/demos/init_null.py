# fate: ok
from scratch import build, session

build("sums", "broken/init_null.c")
session("import sums", says="failed without raising an exception")
