"""Says what this machine is, for the reader of a figure: processor, system, versions."""

import os
import platform
import re
import subprocess
import sysconfig
from importlib.metadata import version
from pathlib import Path

from workbook.bench.measured import Machine

SPEED_OPTIONS = (
    "--enable-optimizations",
    "--with-lto",
    "--enable-shared",
    "--with-pydebug",
    "--disable-gil",
)


def machine() -> Machine:
    """Processor, cores and system: enough to compare, and nothing that names the machine."""
    load = round(os.getloadavg()[0], 2) if hasattr(os, "getloadavg") else None
    return Machine(cpu(), os.cpu_count() or 1, f"{system()} {platform.machine()}", load)


def cpu() -> str:
    """The model of the processor."""
    info = Path("/proc/cpuinfo")
    found = re.search(r"^model name\s*:\s*(.+)$", info.read_text(), re.M) if info.exists() else None
    if found:
        return found[1].strip()
    asked = answer("sysctl", "-n", "machdep.cpu.brand_string")  # macOS
    return asked or platform.processor() or platform.machine()


def system() -> str:
    """The system and its release."""
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except OSError:
        release = platform.mac_ver()[0]
        return f"macOS {release}" if release else platform.system()


def compiler() -> str:
    """The compiler that builds the book, and its version."""
    name = os.environ.get("CC") or "gcc"
    told = (answer(name, "--version") or name).splitlines()[0]
    found = re.search(r"\d+\.\d+(\.\d+)?", told)
    return f"{'clang' if 'clang' in told else 'gcc'} {found[0] if found else ''}".strip()


def versions(*packages: str) -> dict[str, str]:
    """Versions of Python, the compiler and these packages."""
    name, _, number = compiler().partition(" ")
    found = {platform.python_implementation(): platform.python_version(), name: number}
    return found | {package: version(package.lower()) for package in packages}


def python_build() -> str:
    """How this Python was configured, as far as that changes its speed."""
    told = sysconfig.get_config_var("CONFIG_ARGS") or ""
    options = [option for option in SPEED_OPTIONS if option in told]
    return f"configured with {' '.join(options)}" if options else "configured without options"


def answer(*command: str) -> str | None:
    """What a program prints, or None where it cannot be run."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return done.stdout.strip() or None
