"""Recognises how a process ended, when nothing better is known: time, signals, limits, silence."""

import re

from workbook.explain.explanation import Explanation
from workbook.explain.report import Recogniser, Report

FOREIGN = (  # what the learner's file says, and what does this there
    (r"\bPyObject\b", "a pointer that is NULL or freed, or a Python call without the GIL"),
    (r"\bcimport\b", "a pointer that is NULL or freed: __cinit__ sets it, and its owner must live"),
    (r"\bffi\b", "an address, a count or a size that C cannot use, a pointer that was freed, or a "
     "cdef that is not the header's"),
    ("", "a wild pointer, a write past the end of a block, or a wrong argtypes or restype"),
)  # fmt: skip


def time_out(report: Report) -> Explanation | None:
    """Stopped by the clock: an endless loop, or a flood of output."""
    if not report.timed_out:
        return None
    seconds = report.last(r"stopped after ([\d.]+ s)")
    after = f" after {seconds[1]}" if seconds else ""
    flood = report.find(r"^\[\.\.\. (\d+) bytes of output left out \.\.\.\]$")
    where = report.where_python
    if flood:
        return report.explain(
            f"the program printed without end ({int(flood[1]):,} bytes and more), "
            f"and was stopped{after}",
            where=where,
            rule="a loop ends when its condition becomes false: something in it must change that",
        )
    running = report.find(r"^\(while (?:\S+::)?(\S+) ran\)$")
    during = f" while {running[1]} ran" if running else ""
    return report.explain(
        f"the program was still running{after}{during}, and was stopped: it did not finish",
        where=where,
        rule="a loop ends when its condition becomes false: something in it must change that",
    )


def fatal_error(report: Report) -> Explanation | None:
    """Python itself gave up, or a signal that faulthandler saw: it says where Python was."""
    found = report.find(r"^Fatal Python error: (.*)$")
    if not found:
        return None
    where = report.where_python
    said = found[1]
    if said.startswith(("Segmentation fault", "Bus error")):
        name = "SIGBUS" if said.startswith("Bus") else "SIGSEGV"
        return crash(report, where, name)
    if said.startswith("Aborted"):
        return abort(report, where)
    if said.startswith(("Floating point", "Floating-point")):
        return arithmetic(report, where)
    if "GIL" in said or "thread state" in said:
        return report.explain(
            f"C called Python without holding the GIL: {said}", where=where,
            rule="a thread that calls Python takes the GIL first, with PyGILState_Ensure",
        )  # fmt: skip
    if "stack overflow" in said.lower() or "recursive" in said:
        return report.explain(f"the stack was full: {said}", where=where,
                              rule="a function that calls itself needs a case in which it stops")  # fmt: skip
    if "refcount" in said or "deallocating" in said.lower():
        return report.explain(
            f"Python lost an object it needs: {said}", where=where,
            rule="give back only a reference that is yours: one Py_DECREF for each that you own",
        )  # fmt: skip
    return report.explain(f"Python stopped with a fatal error: {said}", where=where,
                          rule="after a fatal error Python cannot go on: it calls abort")  # fmt: skip


def crash(report: Report, where: str = "", name: str = "SIGSEGV") -> Explanation:
    """A segmentation fault without a sanitizer's explanation."""
    deep = len(re.findall(r"^\s*File .* line \d+ in ", report.text, re.M)) >= 100
    if deep:
        return report.explain(
            f"the stack was full: too many calls within calls ({name})", where=where,
            rule="a function that calls itself needs a case in which it stops",
        )  # fmt: skip
    running = report.find(r"^\(while (?:\S+::)?(\S+) ran\)$")
    during = f" while {running[1]} ran" if running else ""
    return report.explain(
        f"the process was killed by {name}{during}: code used an address that is not its own",
        where=where,
        rule=next(cause for sign, cause in FOREIGN if not sign or report.mention(sign))
        + " does this",
    )


def abort(report: Report, where: str = "") -> Explanation:
    """abort(): C's memory manager found damage, an assert of C failed, or somebody called it."""
    damage = report.find(
        r"^((?:double free|free\(\): |malloc\(\): |munmap_chunk|corrupted|realloc\(\): |"
        r"malloc_consolidate|Fatal glibc|\*\*\* stack smashing|\*\*\* buffer overflow).*)$"
    )
    if damage:
        said = damage[1].strip("* ")
        if "double free" in said:
            rule = "each block is freed once, by whoever owns it"
        elif "smashing" in said or "overflow" in said:
            rule = "an array of n elements has the elements 0 to n-1, and no others"
        else:
            rule = "free takes a pointer that malloc gave; nobody writes outside of a block"
        return report.explain(
            f"C's memory manager found damage and called abort: {said}", where=where, rule=rule
        )
    failed = report.find(
        r"^(?:\S+: )?(\S+):(\d+): (?:[^\n:]*?[\s*])?(\w+)(?:\(.*\))?: Assertion [`'](.*)' failed"
    )
    if failed:
        place = report.where([(failed[1], int(failed[2]))])
        return report.explain(f"an assert in {failed[3]} failed: {failed[4]}", where=place or where,
                              rule="an assert says what must be true at that place")  # fmt: skip
    return report.explain(
        "the process ended itself with abort (SIGABRT)", where=where,
        rule="abort ends the whole process, Python too: report an error with a result instead",
    )  # fmt: skip


def arithmetic(report: Report, where: str = "") -> Explanation:
    """SIGFPE: an integer divided by zero."""
    return report.explain(
        "the processor stopped the process (SIGFPE): an integer was divided by zero",
        where=where,
        rule="check for zero before you divide: C has no ZeroDivisionError",
    )


SIGNALS = {
    "SIGKILL": ("killed from outside (SIGKILL)",
                "the system kills a process that takes too much memory; os.kill does it too"),
    "SIGXCPU": ("stopped: it used too much processor time (SIGXCPU)",
                "a loop ends when its condition becomes false"),
    "SIGXFSZ": ("stopped: it wrote too large a file (SIGXFSZ)",
                "a loop that writes needs an end"),
    "SIGILL": ("stopped at an illegal instruction (SIGILL)",
               "a function that has a result returns one on every way through it"),
    "SIGTERM": ("asked to end (SIGTERM)", "a program does not send signals to itself here"),
    "SIGPIPE": ("stopped: nobody reads its output (SIGPIPE)", "leave stdout and stderr open"),
    "SIGTRAP": ("stopped by a trap (SIGTRAP)", "the compiler puts one where C is undefined"),
}  # fmt: skip


def killed(report: Report) -> Explanation | None:
    """Any signal."""
    if not report.signal:
        return None
    if report.signal in ("SIGSEGV", "SIGBUS"):
        return crash(report, report.where_python, report.signal)
    if report.signal == "SIGABRT":
        return abort(report, report.where_python)
    if report.signal == "SIGFPE":
        return arithmetic(report, report.where_python)
    words, rule = SIGNALS.get(report.signal, (f"killed by {report.signal}", ""))
    return report.explain(f"the process was {words}", where=report.where_python, rule=rule)


def memory_limit(report: Report) -> Explanation | None:
    """The sanitizer's own limit on memory."""
    if not report.find(r"hard rss limit exhausted|rss limit exhausted|failed to allocate 0x"):
        return None
    return report.explain(
        "the program asked for more memory than it may have",
        where=report.where_python,
        rule="a loop that asks for memory needs an end, and frees what it does not keep",
    )


def left_early(report: Report) -> Explanation | None:
    """Nothing was said, or nothing that is an error: the program ended before the tests did."""
    if report.stage == "build":
        return None
    told = [line for line in report.lines if line.strip()]
    status = report.last(r"^(?:exit status (\d+)|ended normally)$")
    if (told and status is None) or report.find(r"^(?:E  |FAILED |\S*Error\b)"):
        return None
    code = status[1] if status and status[1] else "0"
    return report.explain(
        f"the program ended before the checks did, with status {code}",
        where=report.mention(r"\b(?:os\._exit|sys\.exit|_?exit|quit)\s*\("),
        rule="a check that has not run has not passed: do not end the program",
    )


FIRST: tuple[Recogniser, ...] = (time_out,)
RECOGNISERS: tuple[Recogniser, ...] = (fatal_error, killed, memory_limit, left_early)
