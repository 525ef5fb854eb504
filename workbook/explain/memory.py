"""Recognises what the sanitizers say of memory, numbers and threads, in gcc's and clang's words.

Their reports change a little from version to version: "0 bytes to the right of 16-byte region"
became "0 bytes after 16-byte region". Both are read.
"""

import re
from dataclasses import replace

from workbook.explain import rules as r
from workbook.explain.explanation import Explanation
from workbook.explain.report import Frame, Recogniser, Report, count
from workbook.explain.rows import Row, first
from workbook.explain.rules import Rule
from workbook.explain.suspects import joined, suspect

DEEP = 20  # as many calls of one function at a time: it calls itself without end
ERROR = r"ERROR: AddressSanitizer: "


def address_sanitizer(report: Report) -> Explanation | None:
    """Any report of AddressSanitizer: the kind says who explains it."""
    found = report.find(ERROR + r"(?:attempting )?([\w-]+)(.*)$")
    if not found:
        return None
    if told := two_threads(report, found[1]):
        return told
    for pattern, explain in KINDS:
        if re.match(pattern, found[1] + found[2]):
            return explain(report)
    frames = actors(report, ERROR)
    return say(
        report,
        frames,
        f"{frames[0].name if frames else 'The code'} broke a rule of memory "
        f"that AddressSanitizer calls {found[1]}",
    )


def two_threads(report: Report, kind: str) -> Explanation | None:
    """One thread used a block that another has freed: no order of the two was agreed."""
    acting = report.find(
        r"^(?:READ|WRITE) of size .* thread (T\d+)|double-free on .* in thread (T\d+)"
    )
    freed = report.find(r"^freed by thread (T\d+)")
    if not acting or not freed or (acting[1] or acting[2]) == freed[1]:
        return None
    frames = actors(report, ERROR)
    did = "freed" if kind == "double-free" else "used"
    return say(report, frames,
        f"{who(frames)} {did} a block that another thread had freed in the meantime: two threads use the same variable",
        r.TWO_THREADS,
    )  # fmt: skip


def say(report: Report, frames: list[Frame], message: str, rule: Rule = r.NO_RULE) -> Explanation:
    """An explanation that begins with the name of the function that acts, at its line."""
    return report.explain(message, rule, where=report.where_c(frames))


def actors(report: Report, after: str) -> list[Frame]:
    """The stack after a line, from the first function that somebody wrote on."""
    frames = report.stack(after)
    while frames and frames[0].outside:
        frames.pop(0)
    return frames


def who(frames: list[Frame]) -> str:
    """The function that acts; Python, when only Python was there."""
    if not frames:
        return "The code"
    return "Python" if frames[0].python else frames[0].name


def overflow(report: Report) -> Explanation:
    """Reads and writes beside a block, an array or a global variable, or in a freed block."""
    access = report.find(r"^(READ|WRITE) of size (\d+) at (0x[0-9a-f]+)")
    top = report.stack(ERROR)
    frames = actors(report, ERROR)
    size = access[2] if access else "1"
    verb = "wrote" if access and access[1] == "WRITE" else "read"
    tool = top[0].name if top and frames and top[0] != frames[0] else ""
    does = f"{who(frames)} called {tool}, which {verb}" if tool else f"{who(frames)} {verb}"
    place, rule = place_of(report, frames, int(size), whole=bool(tool))
    return say(report, frames, f"{does} {count(size)} {place}", rule=rule)


def place_of(report: Report, frames: list[Frame], size: int, whole: bool) -> tuple[str, Rule]:
    """Where the bytes lay that were touched, and the rule that forbids it."""
    block = report.find(
        r"is located (\d+) bytes? (to the right of|to the left of|after|before|inside of) "
        r"(\d+)-byte region"
    )
    if block:
        distance, side, room = int(block[1]), block[2], int(block[3])
        name = f"a block of {count(room)}"
        if "heap-use-after-free" in report.text:
            if made_by_cffi(report):
                return "of memory that ffi.new made and that Python had already freed", r.KEPT
            return f"in {name} that {owner(report, 'freed by', frames, had=True)} freed", r.FREED
        if made_by_cffi(report):
            return f"{beside(distance, side, size, whole)} the memory that ffi.new made", r.ROOM
        return f"{beside(distance, side, size, whole)} {name}{allocated(report, frames)}", r.BYTES
    variable = report.find(
        r"^\s+\[(\d+), (\d+)\) '([^']+)'.*<== Memory access at offset (\d+) "
        r"(overflows|underflows|partially overflows|partially underflows|is inside)"
    )
    if variable:
        begin, end, name, offset = int(variable[1]), int(variable[2]), variable[3], variable[4]
        home = report.stack(r"is located in stack of")
        side = "after" if "overflows" in variable[5] else "before"
        distance = int(offset) - end if side == "after" else begin - int(offset)
        text = beside(max(distance, 0), side, size, whole or "partially" in variable[5])
        of = f" of {home[0].name}" if home and home[0].name != who(frames) else ""
        if "use-after" in report.text.split("SUMMARY")[0]:
            return f"of {name}{of}, which existed no more", r.LOCAL
        return f"{text} {name}{of}, which has {count(end - begin)}", r.ARRAY
    variable = report.find(
        r"is located (\d+) bytes? (to the right of|to the left of|after|before) "
        r"global variable '(?:\w+::)?([^']+)' defined in .* of size (\d+)"
    )
    if variable:
        text = beside(int(variable[1]), variable[2], size, whole)
        return f"{text} the variable {variable[3]}, which has {count(variable[4])}", r.ARRAY
    return "at an address that is not its own", r.WILD


def beside(distance: int, side: str, size: int, whole: bool) -> str:
    """How the touched bytes lie to the block."""
    if side == "inside of":
        return "across the end of"
    if side in ("to the right of", "after"):
        if whole:
            return "and ran past the end of"
        return "just past" if distance == 0 else f"that lies {count(distance)} past the end of"
    if distance <= size:
        return "just before"
    return f"that begin {count(distance)} before"


def owner(report: Report, what: str, frames: list[Frame], had: bool = False) -> str:
    """Who allocated or freed the block."""
    them = actors(report, rf"^(?:previously )?{what} thread")
    name = who(them)
    if them and frames and them[0].function == frames[0].function:
        name = "it"
    if name == "The code":
        name = "somebody"
    return f"{name} had already" if had else name


def made_by_cffi(report: Report) -> bool:
    """Whether the block is a cdata that owns its memory."""
    frames = report.stack(r"^(?:previously )?allocated by thread")
    return any(frame.name == "allocate_owning_object" for frame in frames)


def allocated(report: Report, frames: list[Frame]) -> str:
    """Who allocated the block, as a clause."""
    name = owner(report, "allocated by", frames)
    return "" if name == "somebody" else f" that {name} allocated"


def double_free(report: Report) -> Explanation:
    """The same block freed twice."""
    frames = actors(report, ERROR)
    room = report.find(r"inside of (\d+)-byte region")
    block = f"a block of {count(room[1])}" if room else "a block"
    first = owner(report, "freed by", frames, had=True)
    return say(report, frames, f"{who(frames)} freed {block} that {first} freed", rule=r.ONCE)


def bad_free(report: Report) -> Explanation:
    """Something freed that malloc did not give."""
    frames = actors(report, ERROR)
    inside = report.find(r"is located (\d+) bytes? inside of (\d+)-byte region")
    local = report.find(r"^\s+\[\d+, \d+\) '([^']+)'.*<== Memory access.*is inside")
    if inside:
        what = (
            f"a pointer into a block, {count(inside[1])} behind its start: not the start of a block"
        )
    elif local:
        what = f"the address of {local[1]}, a local variable on the stack"
    else:
        what = "a pointer that malloc did not give"
    return say(report, frames, f"{who(frames)} called free with {what}", rule=r.MALLOCED)


def wild(report: Report) -> Explanation:
    """A segmentation fault, and what in the learner's files may be its cause."""
    return caused(report, fault(report))


def caused(report: Report, told: Explanation) -> Explanation:
    """The same, with a cause that can be read in the learner's files."""
    cause = suspect(report, "memory")
    return replace(cause, message=joined(told.message, cause)) if cause else told


def fault(report: Report) -> Explanation:
    """A segmentation fault, explained by AddressSanitizer."""
    frames = actors(report, ERROR)
    signalled = any("kill" in frame.function or "raise" in frame.function
                    for frame in report.stack(ERROR)[:2])  # fmt: skip
    if sum(frame.function == frames[0].function for frame in frames) > DEEP:
        return deep(report)
    address = report.find(ERROR + r"\w+ on unknown address (0x[0-9a-f]+)?")
    # When another handler sees the signal first and raises it again, the address is the number
    # of the process. And far from zero it may be that of the sanitizer's own notes.
    number = int(address[1], 16) if address and address[1] and frames and not signalled else 4096
    if number >= 4096:
        what = "used an address that is not its own: NULL, or a pointer to nothing"
        return say(report, frames, f"{who(frames)} {what}", rule=r.WILD)
    access = report.find(r"caused by a (READ|WRITE)")
    verb = {"READ": "read from", "WRITE": "wrote to"}[access[1]] if access else "used"
    at = f" (at address {number}: an element or a member of it)" if number else ""
    return say(report, frames, f"{who(frames)} {verb} a NULL pointer{at}", rule=r.NULL)


def deep(report: Report) -> Explanation:
    """The stack used up."""
    frames = actors(report, ERROR)
    name = who(frames)
    again = sum(frame.function == frames[0].function for frame in frames) if frames else 0
    if again > 2:
        return say(  # the first frame is where the function begins
            report, frames[1:],
            f"{name} called itself again and again, until the stack was full", r.STOPS,
        )  # fmt: skip
    return say(report, frames, f"The stack was full in {name}",
                          rule=r.LARGE_ARRAY)  # fmt: skip


def too_large(report: Report) -> Explanation:
    """More bytes asked for than there can be."""
    asked = report.find(r"requested allocation size (0x[0-9a-f]+)")
    size = int(asked[1], 16) if asked else 0
    top = report.stack(ERROR)
    frames = actors(report, ERROR)
    tool = top[0].name if top else "malloc"
    meant = f" (as a signed number, {size - (1 << 64)})" if size >= 1 << 63 else ""
    return say(
        report,
        frames,
        f"{who(frames)} asked {tool} for {size:,} bytes{meant}",
        rule=r.SIZE,
    )


def overlap(report: Report) -> Explanation:
    """Memcpy between ranges that share bytes."""
    found = report.find(ERROR + r"(\w+)-param-overlap")
    frames = actors(report, ERROR)
    tool = found[1] if found else "memcpy"
    return say(
        report,
        frames,
        f"{who(frames)} called {tool} with two ranges of memory that overlap",
        rule=r.OVERLAP,
    )


def negative(report: Report) -> Explanation:
    """A size below zero."""
    size = report.find(r"negative-size-param: \(size=(-?\d+)\)")
    top = report.stack(ERROR)
    frames = actors(report, ERROR)
    return say(
        report,
        frames,
        f"{who(frames)} called {top[0].name if top else 'a function'} "
        f"with the size {size[1] if size else 'below zero'}, a negative number",
        rule=r.SIZE,
    )


KINDS: tuple[tuple[str, Recogniser], ...] = (
    (r"stack-overflow", deep),
    (r"(heap|stack|global|dynamic-stack|container)-(buffer-)?(over|under)flow", overflow),
    (r"stack-buffer|heap-use-after-free|stack-use-after|use-after-poison", overflow),
    (r"unknown-crash", overflow),
    (r"double-free", double_free),
    (r"free on address which was not|bad-free", bad_free),
    (r"SEGV|BUS", wild),
    (r"requested allocation|allocation-size-too-big|calloc-overflow|out-of-memory", too_large),
    (r"\w+-param-overlap", overlap),
    (r"negative-size-param", negative),
)

SIZES = {"char": 1, "unsigned char": 1, "short": 2, "int": 4, "float": 4, "double": 8}
# What UndefinedBehaviorSanitizer says, our words for it, and the rule. {f} is the function.
UNDEFINED: tuple[Row, ...] = (
    Row(r"index (?P<i>-?\d+) out of bounds for type '(?P<type>[^']*?)\s*\[(?P<n>\d+)\]'",
     "{f} used index {i} of an array of {n} elements: the last one is {last}", r.ARRAY),
    Row(r"(?P<what>store to|load of) address \w+ with insufficient space for an object of type '(?:const |volatile )*(?P<type>.*)'",
     "{f} {wrote} {size}{a} {type} at a place that has no room for it", r.BYTES),
    Row(r"(?P<what>store to|load of|member access within|reference binding to) null pointer of type '(?:const |volatile )*(?P<type>.*)'",
     "{f} {wrote} {a} {type} through a NULL pointer", r.NULL),
    Row(r"null pointer passed as argument (?P<n>\d+), which is declared to never be null",
     "{f} passed NULL as argument {n} to a function that does not take NULL", r.NULL),
    Row(r"null pointer returned from function declared to never return null",
     "{f} returned NULL, which it promises never to do", r.NULL),
    Row(r"applying (?:non-)?zero offset (?P<n>\d*) ?to null pointer",
     "{f} used an element of a NULL pointer", r.NULL),
    Row(r"(?P<what>store to|load of|member access within|reference binding to) misaligned address \w+ for type '(?:const |volatile )*(?P<type>.*?)', which requires (?P<n>\d+) byte alignment",
     "{f} {wrote} {a} {type} at an address that is not aligned: it must be a multiple of {n}",
     r.ALIGN),
    Row(r"(?:addition|subtraction) of unsigned offset to \w+ overflowed|pointer index expression with base \w+ overflowed",
     "{f} went to a place before the start of a block: an index below zero", r.BYTES),
    Row(r"signed integer overflow: (?P<what>.+) cannot be represented in type '(?:const |volatile )*(?P<type>.*)'",
     "Signed integer overflow in {f}: {what} does not fit {a} {type}", r.OVERFLOW),
    Row(r"negation of (?P<what>\S+) cannot be represented in type '(?P<type>[^']*)'",
     "Signed integer overflow in {f}: -({what}) does not fit {a} {type}", r.OVERFLOW),
    Row(r"division of (?P<what>\S+) by -1 cannot be represented in type '(?P<type>[^']*)'",
     "Signed integer overflow in {f}: {what} / -1 does not fit {a} {type}", r.OVERFLOW),
    Row(r"division by zero", "{f} divided a number by zero", r.ZERO),
    Row(r"shift exponent (?P<i>-?\d+) is (?:too large for (?P<n>\d+)-bit type '(?P<type>.*)'|negative)",
     "{f} made a shift by {i}, and {a} {type} has {n} bits", r.SHIFT),
    Row(r"left shift of (?P<what>.+)", "{f} made a left shift that does not fit: {what}", r.OVERFLOW),
    Row(r"(?P<what>\S+) is outside the range of representable values of type '(?:const |volatile )*(?P<type>.*)'",
     "{f} made {a} {type} of {what}, which does not fit", r.OVERFLOW),
    Row(r"load of value (?P<what>\S+), which is not a valid value for type '(?:const |volatile )*(?P<type>.*)'",
     "{f} read {what} from {a} {type}: nobody had stored a valid value there",
     r.NO_VALUE),
    Row(r"execution reached (?:an unreachable program point|the end of a value-returning function)",
     "{f} came to a place that it promises never to reach, or to its end without a return",
     r.RETURN),
    Row(r"variable length array bound evaluates to non-positive value (?P<i>\S+)",
     "{f} made an array of {i} elements", r.ARRAY),
    Row(r"call to function .* through pointer to incorrect function type '(?:const |volatile )*(?P<type>.*)'",
     "{f} called a function through a pointer of another type", r.SAME_KIND),
    Row(r'the format "(?P<what>[^"]*)" wants more than (?P<n>\d+) arguments', 'The format "{what}" has more letters than the {n} variables that follow it', r.PARSE_COUNT),
    Row(r'"(?P<i>[^"]+)" in the format "(?P<what>[^"]*)" stores (?P<n>\d+) bytes, and the variable that it is given has room for (?P<m>\d+)',
        'The letter {i} in the format "{what}" fills {n} bytes, and the variable for it has {m}', r.PARSE_TYPES),
    Row(r"the method table has no end", "The table of methods has no end: {{NULL, NULL, 0, NULL}} is missing", r.TABLE_END),
    Row(r".*", "{f} did what C leaves undefined: {said}", r.NO_RULE),
)  # fmt: skip


def undefined_behaviour(report: Report) -> Explanation | None:
    """A report of UndefinedBehaviorSanitizer."""
    found = report.find(r"^(\S.*?):(\d+):\d+: runtime error: (.*)$")
    if not found:
        return None
    frames = actors(report, "runtime error:")
    kind = re.search(r"'(?:const |volatile )*([\w ]+?)[ \[\]\d*]*'", found[3])
    name = kind[1] if kind else "value"
    last = re.search(r"\[(\d+)\]'", found[3])
    names = {
        "f": who(frames),
        "size": f"{count(SIZES[name])}, " if name in SIZES and "*" not in found[3] else "",
        "a": "an" if name[:1] in "aeiou" else "a",
        "wrote": "wrote" if found[3].startswith("store") else "read",
        "last": str(int(last[1]) - 1) if last else "",
    }
    where = report.where([(found[1], int(found[2])), *((one.file, one.line) for one in frames)])
    told = first(report, UNDEFINED, found[3], where=where, names=names)
    return caused(report, told) if told and "null pointer" in found[3] else told


def thread_sanitizer(report: Report) -> Explanation | None:
    """A report of ThreadSanitizer: a data race, or locks taken in two orders."""
    found = report.find(r"WARNING: ThreadSanitizer: ([\w -]+?)(?: \(|$)")
    if not found:
        return None
    frames = actors(report, r"^  (?:Atomic )?(?:[Ww]rite|[Rr]ead|Mutex)")
    variable = report.find(r"Location is global '(\w+)'")
    if "race" not in found[1]:
        rule = r.LOCK if "lock" in found[1] or "mutex" in found[1] else r.NO_RULE
        return say(report, frames, f"ThreadSanitizer found a {found[1]} in {who(frames)}", rule)
    what = variable[1] if variable else "the same memory"
    return say(report, frames,
        f"Two threads used {what} at the same time, one of them in {who(frames)}: a data race",
        r.TWO_THREADS,
    )  # fmt: skip


def leak_sanitizer(report: Report) -> Explanation | None:
    """A report of LeakSanitizer: the first leak of somebody's own, else those of Python."""
    if not report.find(r"ERROR: LeakSanitizer: detected memory leaks"):
        return None
    leaks = list(
        re.finditer(
            r"^(?:Direct|Indirect) leak of (\d+) byte\(s\) in (\d+) object", report.text, re.M
        )
    )
    for leak in leaks:
        frames = actors(report, re.escape(leak[0]))
        if frames and not frames[0].python and (report.where_c(frames) or frames[0].line):
            return report.explain(
                f"{count(leak[1])} that {frames[0].name} asked for in {leak[2]} block(s) were never freed",
                r.FREE_IT, where=report.where_c(frames),
            )  # fmt: skip
    return report.explain(
        "LeakSanitizer lists only blocks that Python, or a library, keeps until the end",
        r.SUPPRESS,
    )


RECOGNISERS: tuple[Recogniser, ...] = (
    address_sanitizer, undefined_behaviour, thread_sanitizer, leak_sanitizer,
)  # fmt: skip
