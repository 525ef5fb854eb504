"""The pictures of chapter 06. Each public function without parameters returns one, as SVG."""

from workbook.bench import show
from workbook.drawing.draw import Boundary
from workbook.drawing.svg import NORMAL, SMALL, Canvas

_SLUG = "06_ctypes_callbacks"


def values() -> str:
    """What a callback costs."""
    return show.picture(_SLUG, "values")


def boundary() -> str:
    """A callback object: what belongs to whom."""
    picture = Boundary("pipeline_add(line, STAGE(half), None)")
    callback = picture.python("STAGE(half)", "callback object", owner="Python", row=0)
    function = picture.python("half", "your function", owner="Python", row=1)
    closure = picture.c("the closure", "machine code", owner="Python", row=1)
    stage = picture.c("line->stage[0]", "call: an address", owner="C", row=2)
    picture.arrow(callback, closure, "borrowed", "owns")
    picture.arrow(stage, closure, "borrowed", "points")
    picture.arrow(closure, function, "calls")
    return picture.draw()


def carry() -> str:
    """How an exception gets past C."""
    picture = Boundary("An exception gets past C")
    begin = picture.python("run(values)", "calls C", row=0)
    run = picture.c("pipeline_run", "calls the stages", row=0)
    call = picture.c("stage[0].call", "the closure", row=1)
    stage = picture.python("stage(value)", "raises; kept", row=1)
    failed = picture.python("return FAILED", "a number, for C", row=2)
    stops = picture.c("said = -1", "calls no stage", row=2)
    status = picture.c("return status", "PIPELINE_FAILED", row=3)
    raised = picture.python("raise raised[0]", "goes on its way", row=3)
    picture.arrow(begin, run, "calls")
    picture.arrow(call, stage, "calls")
    picture.arrow(failed, stops, "returns")
    picture.arrow(status, raised, "returns")
    return picture.draw()


def collected() -> str:
    """What is behind the address that C has: before, after, and later."""
    canvas = Canvas(400)
    y = 12.0
    moments = (
        ("The callback object exists", "python", "calls keep_all"),
        ("It was let go: its closure is freed", "", "nobody's bytes"),
        ("Another callback was made there", "wrong", "calls keep_none"),
    )
    for words, accent, inside in moments:
        canvas.text(0, y, words, size=NORMAL - 1, bold=True)
        canvas.box(0, y + 14, 150, 34, "c")
        canvas.text(75, y + 31, "stage[0].call", size=SMALL, anchor="middle", mono=True)
        canvas.line(150, y + 31, 218, y + 31, width=1.5)
        canvas.line(210, y + 26, 218, y + 31, width=1.5)
        canvas.line(210, y + 36, 218, y + 31, width=1.5)
        if accent:
            canvas.box(220, y + 14, 178, 34, accent)
        else:
            canvas.hatch(220, y + 14, 178, 34)
        canvas.text(309, y + 31, inside, size=SMALL, anchor="middle", faint=not accent)
        y += 72
    told = " ".join(
        f"{words}: the address that C has leads to: {what}." for words, _, what in moments
    )
    return canvas.picture(y - 14, "A callback that was collected", told)
