# fate: ok
from session import run

run("gcc -O2 -fPIC -shared -o libbest.so best.c table.c", "python ten.py")
run("gcc -O2 -fPIC -shared -o libbest.so best.c table.c -Wl,-Bsymbolic", "python ten.py")
run("gcc -O2 -fPIC -shared -Dhcreate=best_create -o libbest.so best.c table.c", "python ten.py")
