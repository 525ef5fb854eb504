"""Says what this machine is, for the reader of a figure: processor, system, versions."""

import os
import platform
import re
import subprocess
import sysconfig
from importlib.metadata import version
from pathlib import Path

from workbook.bench.groups import Machine
from workbook.sandbox import compilers

PACKAGES = ("CFFI", "Cython", "NumPy")
SPEED_OPTIONS = (
    "--enable-optimizations",
    "--with-lto",
    "--enable-shared",
    "--with-pydebug",
    "--disable-gil",
)


def machine() -> Machine:
    """Processor, cores and system: enough to compare, and nothing that names the machine."""
    load = round(os.getloadavg()[0], 2)
    return Machine(cpu(), os.cpu_count() or 1, f"{system()} {platform.machine()}", load)


def cpu() -> str:
    """The model of the processor."""
    info = Path("/proc/cpuinfo")
    found = re.search(r"^model name\s*:\s*(.+)$", info.read_text(), re.M) if info.exists() else None
    if found:
        return found[1].strip()
    command = ["sysctl", "-n", "machdep.cpu.brand_string"]
    if platform.system() == "Darwin":
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    return platform.processor() or platform.machine()


def system() -> str:
    """The system and its release."""
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except OSError:
        release = platform.mac_ver()[0]
        return f"macOS {release}" if release else platform.system()


def versions() -> dict[str, str]:
    """Versions of all that can change a figure: Python, the compiler, the tools."""
    cc = compilers.find()
    number = ".".join(map(str, compilers.version(cc)))
    found = {platform.python_implementation(): platform.python_version(), Path(cc).name: number}
    return found | {package: version(package) for package in PACKAGES}


def python_build() -> str:
    """How this Python was configured, as far as that changes its speed."""
    told = sysconfig.get_config_var("CONFIG_ARGS") or ""
    options = [option for option in SPEED_OPTIONS if option in told]
    return f"configured with {' '.join(options)}" if options else "configured without options"
