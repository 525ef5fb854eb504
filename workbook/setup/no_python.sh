# Says what to do when there is no Python at all, so that bootstrap.py cannot say it.
echo "Missing: Python 3.11 or later (no '$1' on this machine)." >&2
sudo=""
[ "$(id -u)" = 0 ] || sudo="sudo "
case "$(uname -s) $(cat "${OS_RELEASE:-/etc/os-release}" 2>/dev/null)" in
Darwin*) echo "Install it with: brew install python" ;;
*debian* | *ubuntu*) echo "Install it with: ${sudo}apt install python3 python3-venv python3-dev" ;;
*fedora* | *rhel*) echo "Install it with: ${sudo}dnf install python3 python3-devel" ;;
*arch*) echo "Install it with: ${sudo}pacman -S python" ;;
*alpine*) echo "Install it with: ${sudo}apk add python3 python3-dev" ;;
*) echo "Install it with your system's package manager, then run the same command again." ;;
esac >&2
