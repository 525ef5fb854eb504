"""Recognises what AddressSanitizer and UndefinedBehaviorSanitizer say, in gcc's and clang's words.

Their reports change a little from version to version: "0 bytes to the right of 16-byte region"
became "0 bytes after 16-byte region". Both are read.
"""

import re

from workbook.explain.explanation import Explanation
from workbook.explain.report import Frame, Recogniser, Report, count

DEEP = 20  # as many calls of one function at a time: it calls itself without end
ERROR = r"ERROR: AddressSanitizer: "
BYTES = "malloc(n) gives bytes 0 to n-1, and no others"
ARRAY = "an array of n elements has the elements 0 to n-1, and no others"
FREED = "after free(p), nobody may use the bytes at p, neither to read nor to write"
CDEF = "ffi.new makes as much room as cdef and the length say: they say what the header says"
KEPT = "ffi.new returns the owner of the memory: keep it alive as long as C may follow the pointer"
ONCE = "each block is freed once, by whoever owns it"
MALLOCED = "free takes a pointer that malloc gave, unchanged, and nothing else"
NULL = "a NULL pointer points at nothing: ask whether it is NULL before you use it"
WILD = "a pointer is good only while it holds the address of something that exists"
RECURSION = "a function that calls itself needs a case in which it stops"
OVERFLOW = "the result must fit its type: for int, -2,147,483,648 to 2,147,483,647"


def address_sanitizer(report: Report) -> Explanation | None:
    """Any report of AddressSanitizer: the kind says who explains it."""
    found = report.find(ERROR + r"(?:attempting )?([\w-]+)(.*)$")
    if not found:
        return None
    for pattern, explain in KINDS:
        if re.match(pattern, found[1] + found[2]):
            return explain(report)
    frames = actors(report, ERROR)
    return report.explain(
        f"{frames[0].name if frames else 'the code'} broke a rule of memory "
        f"that AddressSanitizer calls {found[1]}",
        where=report.where_c(frames),
    )


def actors(report: Report, after: str) -> list[Frame]:
    """The stack after a line, from the first function that somebody wrote on."""
    frames = report.stack(after)
    while frames and frames[0].outside:
        frames.pop(0)
    return frames


def who(frames: list[Frame]) -> str:
    """The function that acts; Python, when only Python was there."""
    if not frames:
        return "the code"
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
    return report.explain(f"{does} {count(size)} {place}", where=report.where_c(frames), rule=rule)


def place_of(report: Report, frames: list[Frame], size: int, whole: bool) -> tuple[str, str]:
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
                return "of memory that ffi.new made and that Python had already freed", KEPT
            return f"in {name} that {owner(report, 'freed by', frames, had=True)} freed", FREED
        if made_by_cffi(report):
            return f"{beside(distance, side, size, whole)} the memory that ffi.new made", CDEF
        return f"{beside(distance, side, size, whole)} {name}{allocated(report, frames)}", BYTES
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
            return f"of {name}{of}, which existed no more", LOCAL
        return f"{text} {name}{of}, which has {count(end - begin)}", ARRAY
    variable = report.find(
        r"is located (\d+) bytes? (to the right of|to the left of|after|before) "
        r"global variable '(?:\w+::)?([^']+)' defined in .* of size (\d+)"
    )
    if variable:
        text = beside(int(variable[1]), variable[2], size, whole)
        return f"{text} the variable {variable[3]}, which has {count(variable[4])}", ARRAY
    return "at an address that is not its own", WILD


LOCAL = "a local variable ends with its block or function: nobody may use its address later"


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
    if name == "the code":
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
    return report.explain(
        f"{who(frames)} freed {block} that {first} freed", where=report.where_c(frames), rule=ONCE
    )


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
    return report.explain(
        f"{who(frames)} called free with {what}", where=report.where_c(frames), rule=MALLOCED
    )


def wild(report: Report) -> Explanation:
    """A segmentation fault, explained by AddressSanitizer."""
    frames = actors(report, ERROR)
    signalled = any("kill" in frame.function or "raise" in frame.function
                    for frame in report.stack(ERROR)[:2])  # fmt: skip
    if sum(frame.function == frames[0].function for frame in frames) > DEEP:
        return deep(report)
    address = report.find(ERROR + r"\w+ on unknown address (0x[0-9a-f]+)?")
    # When another handler sees the signal first and raises it again, the address is the number
    # of the process. And far from zero it may be that of the sanitizer's own notes.
    number = int(address[1], 16) if address and address[1] and not signalled else 4096
    if number >= 4096:
        what = "used an address that is not its own: NULL, or a pointer to nothing"
        return report.explain(f"{who(frames)} {what}", where=report.where_c(frames), rule=WILD)
    access = report.find(r"caused by a (READ|WRITE)")
    verb = {"READ": "read from", "WRITE": "wrote to"}[access[1]] if access else "used"
    at = f" (at address {number}: an element or a member of it)" if number else ""
    return report.explain(
        f"{who(frames)} {verb} a NULL pointer{at}", where=report.where_c(frames), rule=NULL
    )


def deep(report: Report) -> Explanation:
    """The stack used up."""
    frames = actors(report, ERROR)
    name = who(frames)
    again = sum(frame.function == frames[0].function for frame in frames) if frames else 0
    if again > 2:
        return report.explain(
            f"{name} called itself again and again, until the stack was full",
            where=report.where_c(frames[1:]),  # the first frame is where the function begins
            rule=RECURSION,
        )
    return report.explain(f"the stack was full in {name}", where=report.where_c(frames),
                          rule="large arrays belong into a block from malloc")  # fmt: skip


def too_large(report: Report) -> Explanation:
    """More bytes asked for than there can be."""
    asked = report.find(r"requested allocation size (0x[0-9a-f]+)")
    size = int(asked[1], 16) if asked else 0
    top = report.stack(ERROR)
    frames = actors(report, ERROR)
    tool = top[0].name if top else "malloc"
    meant = f" (as a signed number, {size - (1 << 64)})" if size >= 1 << 63 else ""
    return report.explain(
        f"{who(frames)} asked {tool} for {size:,} bytes{meant}",
        where=report.where_c(frames),
        rule="check a size before you ask for it: below zero, a size_t is a huge number",
    )


def overlap(report: Report) -> Explanation:
    """Memcpy between ranges that share bytes."""
    found = report.find(ERROR + r"(\w+)-param-overlap")
    frames = actors(report, ERROR)
    tool = found[1] if found else "memcpy"
    return report.explain(
        f"{who(frames)} called {tool} with two ranges of memory that overlap",
        where=report.where_c(frames),
        rule=f"{tool} wants two ranges that share no byte; memmove may copy between any two",
    )


def negative(report: Report) -> Explanation:
    """A size below zero."""
    size = report.find(r"negative-size-param: \(size=(-?\d+)\)")
    top = report.stack(ERROR)
    frames = actors(report, ERROR)
    return report.explain(
        f"{who(frames)} called {top[0].name if top else 'a function'} "
        f"with the size {size[1] if size else 'below zero'}, a negative number",
        where=report.where_c(frames),
        rule="a size_t has no negative numbers: check before you subtract",
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
UNDEFINED: tuple[tuple[str, str, str], ...] = (
    (r"index (?P<i>-?\d+) out of bounds for type '(?P<type>[^']*?)\s*\[(?P<n>\d+)\]'",
     "{f} used index {i} of an array of {n} elements: the last one is {last}", ARRAY),
    (r"(?P<what>store to|load of) address \w+ with insufficient space for an object of type '(?P<type>.*)'",
     "{f} {wrote} {size}{a} {type} at a place that has no room for it", BYTES),
    (r"(?P<what>store to|load of|member access within|reference binding to) null pointer of type '(?P<type>.*)'",
     "{f} {wrote} {a} {type} through a NULL pointer", NULL),
    (r"null pointer passed as argument (?P<n>\d+), which is declared to never be null",
     "{f} passed NULL as argument {n} to a function that does not take NULL", NULL),
    (r"null pointer returned from function declared to never return null",
     "{f} returned NULL, which it promises never to do", NULL),
    (r"applying (?:non-)?zero offset (?P<n>\d*) ?to null pointer",
     "{f} used an element of a NULL pointer", NULL),
    (r"(?P<what>store to|load of|member access within|reference binding to) misaligned address \w+ for type '(?P<type>.*?)', which requires (?P<n>\d+) byte alignment",
     "{f} {wrote} {a} {type} at an address that is not aligned: it must be a multiple of {n}",
     "a value of n bytes stands at an address that n divides (its alignment); copy with memcpy from any other"),
    (r"(?:addition|subtraction) of unsigned offset to \w+ overflowed|pointer index expression with base \w+ overflowed",
     "{f} went to a place before the start of a block: an index below zero", BYTES),
    (r"signed integer overflow: (?P<what>.+) cannot be represented in type '(?P<type>.*)'",
     "signed integer overflow in {f}: {what} does not fit {a} {type}", OVERFLOW),
    (r"negation of (?P<what>\S+) cannot be represented in type '(?P<type>[^']*)'",
     "signed integer overflow in {f}: -({what}) does not fit {a} {type}", OVERFLOW),
    (r"division of (?P<what>\S+) by -1 cannot be represented in type '(?P<type>[^']*)'",
     "signed integer overflow in {f}: {what} / -1 does not fit {a} {type}", OVERFLOW),
    (r"division by zero", "{f} divided a number by zero", "check for zero before you divide"),
    (r"shift exponent (?P<i>-?\d+) is (?:too large for (?P<n>\d+)-bit type '(?P<type>.*)'|negative)",
     "{f} made a shift by {i}, and {a} {type} has {n} bits", "a shift goes from 0 to one less than the number of bits"),
    (r"left shift of (?P<what>.+)", "{f} made a left shift that does not fit: {what}", OVERFLOW),
    (r"(?P<what>\S+) is outside the range of representable values of type '(?P<type>.*)'",
     "{f} made {a} {type} of {what}, which does not fit", OVERFLOW),
    (r"load of value (?P<what>\S+), which is not a valid value for type '(?P<type>.*)'",
     "{f} read {what} from {a} {type}: nobody had stored a valid value there",
     "a variable has no value until you give it one"),
    (r"execution reached (?:an unreachable program point|the end of a value-returning function)",
     "{f} came to a place that it promises never to reach, or to its end without a return",
     "a function that has a result returns one on every way through it"),
    (r"variable length array bound evaluates to non-positive value (?P<i>\S+)",
     "{f} made an array of {i} elements", "the length of an array is 1 or more"),
    (r"call to function .* through pointer to incorrect function type '(?P<type>.*)'",
     "{f} called a function through a pointer of another type", "a pointer to a function has the same parameters and result as the function"),
)  # fmt: skip


def undefined_behaviour(report: Report) -> Explanation | None:
    """A report of UndefinedBehaviorSanitizer."""
    found = report.find(r"^(\S.*?):(\d+):\d+: runtime error: (.*)$")
    if not found:
        return None
    frames = actors(report, "runtime error:")
    place = [(found[1], int(found[2])), *((frame.file, frame.line) for frame in frames)]
    for pattern, message, rule in UNDEFINED:
        match = re.search(pattern, found[3])
        if not match:
            continue
        words = {name: value or "" for name, value in match.groupdict().items()}
        words["f"] = who(frames)
        words["type"] = re.sub(r"^(const|volatile) ", "", words.get("type") or "value")
        words["size"] = f"{count(SIZES[words['type']])}, " if words["type"] in SIZES else ""
        words["a"] = "an" if words["type"][:1] in "aeiou" else "a"
        words["wrote"] = "wrote" if words.get("what", "").startswith("store") else "read"
        if message.startswith("{f} used index"):
            words["last"] = str(int(words["n"]) - 1)
        return report.explain(message.format(**words), where=report.where(place), rule=rule)
    return report.explain(
        f"{who(frames)} did what C leaves undefined: {found[3]}", where=report.where(place)
    )


RECOGNISERS: tuple[Recogniser, ...] = (address_sanitizer, undefined_behaviour)
