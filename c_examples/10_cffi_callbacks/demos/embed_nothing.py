# fate: ok
from session import run

run(
    "python -m venv --without-pip empty",
    "PATH=empty/bin:$PATH ./host ./libmost_python.so orders.json 2>&1 | grep Error",
    "rm -r empty",
)
