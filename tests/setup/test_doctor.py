"""The doctor finds what is missing, names the repair, and its code can be read again."""

import json
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.needs import need
from workbook.sandbox import build, compilers, sanitizers
from workbook.setup import bootstrap, doctor, short_code
from workbook.setup.doctor import CHECKS, FAILED, OK, SKIPPED, Finding, examine, lines

COMPILERS = ("gcc", "clang", "cc", "make", "g++", "clang++")


def run(*words: str, **change: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "workbook", "doctor", *words], capture_output=True, text=True,
        env=os.environ | change, check=False,
    )  # fmt: skip


def one(name: str, place: Path) -> str:
    """Run one check."""
    return dict(CHECKS)[name](place)


def test_this_machine() -> None:
    started = time.monotonic()
    done = run()
    assert done.returncode == 0, done.stdout + done.stderr
    for name, _ in CHECKS:
        assert re.search(rf"^[✓–] {re.escape(name)} ", done.stdout, re.M), name
    assert "✗" not in done.stdout
    assert "This machine can run the whole book." in done.stdout
    assert time.monotonic() - started < 60  # ten seconds are meant; a busy machine is no failure
    code = done.stdout.split("Code for your teacher: ")[1].strip()
    told = run("--decode", code)
    assert told.returncode == 0
    assert "✓ C extension module" in told.stdout


def test_json_and_its_schema() -> None:
    jsonschema = pytest.importorskip("jsonschema")
    done = run("--json")
    text = {"type": "string"}
    state = {"enum": [OK, FAILED, SKIPPED]}
    finding = {"name": text, "state": state, "detail": text, "repair": text}
    schema = {
        "type": "object",
        "required": ["healthy", "code", "findings"],
        "additionalProperties": False,
        "properties": {
            "healthy": {"type": "boolean"},
            "code": text,
            "findings": {
                "type": "array",
                "minItems": len(CHECKS),
                "items": {
                    "type": "object",
                    "required": list(finding),
                    "properties": finding,
                    "additionalProperties": False,
                },
            },
        },
    }
    jsonschema.validate(json.loads(done.stdout), schema)


@pytest.fixture
def bare(tmp_path: Path) -> str:
    """A PATH on which there is everything but compilers."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for place in os.environ["PATH"].split(os.pathsep):
        for file in Path(place).iterdir() if Path(place).is_dir() else ():
            link = folder / file.name
            compiler = re.search(r"(gcc|clang|\bcc\b|g\+\+|c\+\+|c[89]9|tcc)", file.name)
            if not compiler and not link.exists():
                link.symlink_to(file)
    return str(folder)


def test_without_a_compiler(bare: str) -> None:
    done = run(PATH=bare, CC="")
    assert done.returncode == 1
    assert "✗ C compiler           there is no C compiler" in done.stdout
    assert f"Repair:              {bootstrap.install_command('compiler')}" in done.stdout
    assert "or, without rights: make compiler" in done.stdout
    assert "✗ sanitizers of gcc" in done.stdout
    assert "– sanitizers of clang" in done.stdout
    assert "✓ Python" in done.stdout
    assert "Not well: " in done.stdout
    told = run("--decode", done.stdout.split("teacher: ")[1].strip()).stdout
    assert "no gcc, no clang" in told
    assert re.search(r"^✗ C compiler +failed$", told, re.M)


def test_a_compiler_that_does_not_work(bare: str) -> None:
    fake = Path(bare, "gcc")
    fake.write_text("#!/bin/sh\necho 'cc1: out of order' >&2\nexit 1\n")
    fake.chmod(0o755)
    done = run(PATH=bare, CC="")
    assert "✗ C compiler           exit status 1: cc1: out of order" in done.stdout


def test_without_headers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compilers, "INCLUDE", str(tmp_path / "nothing"))
    with pytest.raises(doctor.UnwellError, match=r"Python\.h is not in") as caught:
        one("C extension module", tmp_path)
    assert caught.value.repair == bootstrap.install_command("headers")


@pytest.mark.parametrize("cc", ["gcc", "clang"])
def test_a_sanitizer_that_sees_nothing(
    cc: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The overflow is caught by the sanitizer, and by nothing else."""
    need(cc, shutil.which(cc))
    assert "caught" in one(f"sanitizers of {cc}", tmp_path)
    monkeypatch.setattr(sanitizers, "sanitizer_flags", lambda cc: [])
    monkeypatch.setattr(sanitizers, "sanitizer_env", lambda cc, root=None: {})
    with pytest.raises(doctor.UnwellError, match="was not caught"):
        one(f"sanitizers of {cc}", tmp_path)


@pytest.mark.parametrize("name", [name for name, _ in CHECKS[2:7]])
def test_a_binding_that_gives_the_wrong_answer(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each check compares what came back: a library that runs and is wrong is a failure."""
    assert "loaded and called" in one(name, tmp_path / "right")
    chapter = build.copy(doctor.FIRST_CHAPTER, tmp_path / "source")
    source = chapter / "cmult.c"
    source.write_text(source.read_text().replace("int_param * ", "int_param + "))
    monkeypatch.setattr(doctor, "FIRST_CHAPTER", chapter)
    with pytest.raises(doctor.UnwellError, match=r"8\.3"):
        one(name, tmp_path / "wrong")


def test_a_kernel_that_gives_the_wrong_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor, "KERNEL", doctor.KERNEL.replace("6 * 7", "6 / 0"))
    with pytest.raises(doctor.UnwellError):
        one("notebook kernel", tmp_path)


def test_a_library_that_does_not_compile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chapter = build.copy(doctor.FIRST_CHAPTER, tmp_path / "source")
    (chapter / "cmult.h").write_text("#error out of order\n")
    monkeypatch.setattr(doctor, "FIRST_CHAPTER", chapter)
    with pytest.raises(doctor.UnwellError, match="error out of order"):
        one("ctypes", tmp_path / "place")


def test_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "NEEDED", 10**12)
    with pytest.raises(doctor.UnwellError, match="MB are free"):
        one("disk", tmp_path)


def test_a_check_that_breaks_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(place: Path) -> str:
        raise ZeroDivisionError("oh")

    monkeypatch.setattr(doctor, "CHECKS", (("a", broken), ("b", lambda place: "fine")))
    assert examine() == (Finding("a", FAILED, "ZeroDivisionError: oh"), Finding("b", OK, "fine"))


def test_lines() -> None:
    told = lines((Finding("x", FAILED, "is not there", "apt install x"), Finding("y", OK, "fine")))
    assert told == [
        "✗ x                    is not there",
        "  Repair:              apt install x",
        "✓ y                    fine",
    ]


NAMES = [name for name, _ in CHECKS]


def test_code_round_trip() -> None:
    states = ([OK, FAILED, SKIPPED] * len(NAMES))[: len(NAMES)]
    code = short_code.encode(states)
    assert re.fullmatch(r"[A-Z2-7]{5}(-[A-Z2-7]{1,5})+", code)
    assert len(code) < 40
    told, found = short_code.decode(code, NAMES)
    assert platform_in(told)
    assert found == list(zip(NAMES, states, strict=True))
    assert short_code.decode(code.lower().replace("-", " "), NAMES) == (told, found)


def platform_in(line: str) -> bool:
    return f"Python {sys.version.split()[0]}" in line


def test_a_wrong_letter_is_noticed() -> None:
    code = short_code.encode([OK] * len(CHECKS))
    for at, letter in enumerate(code):
        if letter == "-":
            continue
        wrong = code[:at] + ("A" if letter != "A" else "B") + code[at + 1 :]
        if at < len(code) - 1:  # the last letter holds bits that stand for nothing
            with pytest.raises(short_code.CodeError):
                short_code.decode(wrong, NAMES)
    for rubbish in ("", "A", "hello, world", "ÄÖÜ", code[:-6], code * 2):
        with pytest.raises(short_code.CodeError):
            short_code.decode(rubbish, NAMES)
    assert run("--decode", "NONSENSE").returncode == 2
