# fate: ok
from session import run

run(
    "gcc -DHOW=RTLD_LOCAL -pthread -o host_local host.c jsonscan.c -ldl",
    "./host_local ./libmost_python.so orders.json 2>&1 | grep -v '^sys.path'",
    "rm host_local",
)
