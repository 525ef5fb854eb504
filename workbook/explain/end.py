"""Recognises how a process ended, when nothing better is known: time, signals, limits, silence."""

import re

from workbook.explain import rules as r
from workbook.explain.explanation import Explanation
from workbook.explain.report import Recogniser, Report
from workbook.explain.rows import Row, first
from workbook.explain.suspects import joined, suspect

WAITS = (  # what a stack shows while somebody waits
    (r"take_gil|PyGILState_Ensure", "it waits for the GIL", r.GIL_WAIT),
    (r"pthread_mutex_lock|lll_lock_wait|mtx_lock|in acquire$", "it waits for a lock", r.LOCK),
    (r"pthread_join|pthread_clockjoin|_wait_for_tstate_lock|in join$", "it waits for another thread", r.ENDS),
    (r"pthread_cond_|sem_wait|do_futex_wait|threading\.py.* in wait$", "it waits for another thread to say that it may go on", r.LOCK),
    (r"\bread\b.*unistd|__read|in (?:readline|input)$|EOFError", "it waits for input", r.ENDS),
)  # fmt: skip
FATAL: tuple[Row, ...] = (  # what Python says when it gives up
    Row(r".*(?:GIL|thread state)", "C called Python without holding the GIL: {said}", r.GIL),
    Row(r".*(?:[Ss]tack overflow|recursive)", "The stack was full: {said}", r.STOPS),
    Row(r".*(?:refcount|[Dd]eallocating|none_dealloc)", "Python lost an object that it needs: {said}", r.REFERENCES),
    Row(r".*", "Python stopped with a fatal error: {said}", r.FATAL),
)  # fmt: skip
SIGNALS = {
    "SIGFPE": ("stopped by the processor (SIGFPE): an integer was divided by zero, or the smallest one by -1", r.ZERO),
    "SIGKILL": ("killed from outside (SIGKILL), as the system does with what takes too much memory", r.MEMORY),
    "SIGXCPU": ("stopped: it used too much processor time (SIGXCPU)", r.LOOP),
    "SIGXFSZ": ("stopped: it wrote too large a file (SIGXFSZ)", r.LOOP),
    "SIGILL": ("stopped at an illegal instruction (SIGILL)", r.TRAP),
    "SIGTRAP": ("stopped by a trap (SIGTRAP)", r.TRAP),
    "SIGTERM": ("asked to end (SIGTERM)", r.NO_RULE),
    "SIGALRM": ("ended by its own alarm clock (SIGALRM)", r.NO_RULE),
    "SIGPIPE": ("stopped: nobody reads its output (SIGPIPE)", r.NO_RULE),
}  # fmt: skip
FAULTS = {  # how faulthandler calls them
    "Segmentation fault": "SIGSEGV", "Bus error": "SIGBUS", "Aborted": "SIGABRT",
    "Illegal instruction": "SIGILL", "Floating": "SIGFPE",
}  # fmt: skip
HARM = (
    ("double free", "A block was freed twice", r.ONCE),
    ("smashing", "A function wrote past the end of an array on its stack", r.ARRAY),
    ("overflow", "A function of C was to write past the end of an array", r.ARRAY),
    ("", "C's memory manager found damage", r.DAMAGE),
)  # fmt: skip
DAMAGE = re.compile(
    r"^((?:double free|free\(\): |malloc\(\): |munmap_chunk|corrupted|realloc\(\): |"
    r"malloc_consolidate|Fatal glibc|\*\*\* stack smashing|\*\*\* buffer overflow).*)$", re.M)  # fmt: skip


def during(report: Report) -> str:
    """Which test ran."""
    running = report.find(r"^\(while (?:\S+::)?(\S+) ran\)$")
    return f" while {running[1]} ran" if running else ""


def place(report: Report) -> str:
    """Where it was: the line of C, where a stack shows it, else that of Python."""
    return report.where_c(report.stack("")) or report.where_python


def time_out(report: Report) -> Explanation | None:
    """Stopped by the clock: an endless loop, a wait without end, or a flood of output."""
    if not report.timed_out:
        return None
    seconds = report.last(r"stopped after ([\d.]+ s)")
    after = f" after {seconds[1]}" if seconds else ""
    flood = report.find(r"^\[\.\.\. (\d+) bytes of output left out \.\.\.\]$")
    where = place(report)
    if flood:
        return report.explain(
            f"The program printed without end ({int(flood[1]):,} bytes and more), and was stopped{after}",
            r.LOOP, where=where,
        )  # fmt: skip
    message = (
        f"The program was still running{after}{during(report)}, and was stopped: it did not finish"
    )
    if cause := suspect(report, "wait"):
        return Explanation(joined(message, cause), cause.where, cause.rule, cause.read)
    for sign, what, rule in WAITS:
        if report.find(sign):
            return report.explain(f"{message}; {what}", rule, where=where)
    name, _, line = where.partition(":")
    loops = line and re.search(r"\b(?:while|for)\b", report.line(name, int(line)))
    return report.explain(message, r.LOOP if loops else r.ENDS, where=where)


def fatal_error(report: Report) -> Explanation | None:
    """Python itself gave up, or a signal that faulthandler saw: it says where Python was."""
    found = report.find(r"^Fatal Python error: (.*)$")
    if not found:
        return None
    for words, name in FAULTS.items():
        if found[1].startswith(words):
            return signalled(report, name)
    told = first(report, FATAL, found[1], where=place(report))
    kind = "gil" if told and "GIL" in told.message else "object"
    if told and (cause := suspect(report, kind)):
        return Explanation(joined(told.message, cause), cause.where, cause.rule, cause.read)
    return told


def watched(report: Report) -> Explanation | None:
    """A signal that AddressSanitizer reports, with the stack; it is no rule of memory."""
    found = report.find(r"ERROR: AddressSanitizer: (ABRT|FPE|ILL|TRAP) on ")
    return signalled(report, f"SIG{found[1]}") if found else None


def signalled(report: Report, name: str) -> Explanation:
    """Ended by a signal, by name."""
    if name in ("SIGSEGV", "SIGBUS"):
        return crash(report, name)
    if name == "SIGABRT":
        return abort(report)
    words, rule = SIGNALS.get(name, (f"killed by {name}", r.NO_RULE))
    return report.explain(f"The process was {words}", rule, where=place(report))


def crash(report: Report, name: str) -> Explanation:
    """A segmentation fault without a sanitizer's explanation."""
    if len(re.findall(r"^\s*File .* line \d+ in ", report.text, re.M)) >= 100:
        return report.explain(
            f"The stack was full: too many calls within calls ({name})",
            r.STOPS,
            where=place(report),
        )
    message = f"The process was killed by {name}{during(report)}: code used an address that is not its own"
    if cause := suspect(report, "crash"):
        return Explanation(joined(message, cause), cause.where, cause.rule, cause.read)
    return report.explain(message, r.CRASH[report.tool], where=place(report))


def abort(report: Report) -> Explanation:
    """abort(): C's memory manager found damage, an assert of C failed, or somebody called it."""
    where = place(report)
    if damage := DAMAGE.search(report.text):
        said = damage[1].strip("* ")
        for sign, what, rule in HARM:
            if sign in said:
                return report.explain(f"{what}, and C called abort: {said}", rule, where=where)
    failed = report.find(
        r"^(?:\S+: )?(\S+):(\d+): (?:[^\n:]*?[\s*])?(\w+)(?:\(.*\))?: Assertion [`'](.*)' failed"
    )
    if failed:
        own = report.where([(failed[1], int(failed[2]))])
        return report.explain(
            f"An assert in {failed[3]} failed: {failed[4]}", r.ASSERT, where=own or where
        )
    return report.explain("The process ended itself with abort (SIGABRT)", r.ABORT, where=where)


def killed(report: Report) -> Explanation | None:
    """Any signal."""
    return signalled(report, report.signal) if report.signal else None


def memory_limit(report: Report) -> Explanation | None:
    """The sanitizer's own limit on memory."""
    if not report.find(r"hard rss limit exhausted|rss limit exhausted|failed to allocate 0x"):
        return None
    return report.explain(
        "The program asked for more memory than it may have", r.MEMORY, where=report.where_python
    )


def left_early(report: Report) -> Explanation | None:
    """Nothing was said, or nothing that is an error: the program ended before the tests did."""
    if report.stage in ("build", "own"):
        return None
    told = [line for line in report.lines if line.strip()]
    status = report.last(r"^(?:exit status (\d+)|ended normally)$")
    if (told and status is None) or report.find(r"^(?:E  |FAILED |\S*Error\b)"):
        return None
    code = status[1] if status and status[1] else "0"
    return report.explain(
        f"The program ended before the checks did, with status {code}", r.NOT_LEAVE,
        where=report.mention(r"\b(?:os\._exit|sys\.exit|_?exit|quit)\s*\("),
    )  # fmt: skip


FIRST: tuple[Recogniser, ...] = (time_out, watched)
