# fate: ok
from session import run

run(
    "./host ./libmost_c.so orders.json",
    "./host ./libmost_python.so orders.json",
    "nm -D --defined-only libmost_c.so | grep plugin",
    "nm -D --defined-only libmost_python.so | grep plugin",
    "ldd libmost_c.so | grep python",
    "ldd libmost_python.so | grep python",
)
