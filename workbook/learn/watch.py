"""Answers every save of an exercise's files: `workbook watch`.

One loop waits for keys, saves and verdicts, and prints below what stands there already. Each check
runs in a thread of its own, and what it starts in the sandbox: when the next save comes before it
has ended, its turn is ended, and with it all that it started, and a new one begins. Whether a file
was saved is read from the file, often: that works on every disk, and is at once.
The Pythons that run checks are there before the first save, and stay.
"""

import contextlib
import os
import queue
import re
import selectors
import signal
import socket
import sys
import termios
import threading
import time
import tty
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.text import Text

from workbook.judge.judge import judge
from workbook.judge.runners import EndedError, Runners, Turn
from workbook.judge.verdict import StageVerdict, Verdict
from workbook.learn import show
from workbook.learn.say import failure, fold, say, spelled, width
from workbook.sandbox.places import ends_cleanly

if TYPE_CHECKING:
    from workbook.catalog.exercises import Exercise
    from workbook.learn.workspace import Workspace

LOOK = 0.02  # how often files are looked at, in seconds
GRACE = 0.4  # how long a file may be missing or empty: editors delete and write anew
BAR = 24
INTERRUPTED = 130

KEYS = {
    "h": "hint", "n": "next exercise", "l": "list", "d": "diff", "r": "reset",
    "s": "solution", "v": "verbatim: all that the tools said", "q": "quit", "?": "help: this list",
}  # fmt: skip
"""What keys do. The first word is the method's name."""


class Check:
    """One check that runs; what it has to say comes through `send`."""

    def __init__(
        self,
        turn: Turn,
        exercise: "Exercise",
        folder: Path,
        send: Callable[["Check", StageVerdict | Verdict | str], None],
    ) -> None:
        self.turn = turn
        self.thread = threading.Thread(target=self._judge, args=(exercise, folder, send))
        self.thread.start()

    def _judge(self, exercise: "Exercise", folder: Path, send: Callable[..., None]) -> None:
        try:
            with self.turn:
                on_stage = partial(send, self)
                verdict = judge(exercise, folder, on_stage=on_stage, turn=self.turn)
            send(self, verdict)
        except EndedError:
            return
        except Exception as error:
            send(self, failure(error))

    def end(self) -> None:
        """End it, and everything that it has started."""
        self.turn.end()
        self.thread.join()


class Terminal:
    """The keyboard, one key at a time, and back as it was on every way out."""

    def __init__(self) -> None:
        self.number = -1
        with contextlib.suppress(OSError, ValueError, AttributeError):
            if sys.stdin.isatty() and sys.stdout.isatty():
                self.number = sys.stdin.fileno()
        self.before: list[Any] | None = None

    def __enter__(self) -> "Terminal":
        if self.number >= 0:
            self.before = termios.tcgetattr(self.number)
            self.take()
            signal.signal(signal.SIGCONT, self.take)  # the program goes on after a pause
        return self

    def take(self, *_: object) -> None:
        """Get keys without Enter; again after the terminal was given away."""
        tty.setcbreak(self.number, termios.TCSANOW)

    def __exit__(self, *_: object) -> None:
        if self.before is not None:
            signal.signal(signal.SIGCONT, signal.SIG_DFL)
            with contextlib.suppress(termios.error, OSError):
                termios.tcsetattr(self.number, termios.TCSADRAIN, self.before)

    def keys(self) -> str:
        """What was typed; a key that sends several bytes (an arrow) means nothing here."""
        data = os.read(self.number, 64)
        if not data:
            raise EOFError
        return "" if data.startswith(b"\x1b") else data.decode("utf-8", "replace")


class Watcher:
    """What is watched now, and what was said of it."""

    def __init__(
        self,
        exercises: "tuple[Exercise, ...]",
        workspace: "Workspace",
        tree: Path,
        console: Console | None = None,
    ) -> None:
        self.exercises = exercises
        self.workspace = workspace
        self.tree = tree
        self.console = console or Console(highlight=False)
        self.exercise = exercises[0]
        self.folder = Path()
        self.running: Check | None = None
        self.messages: queue.SimpleQueue[tuple[Check, StageVerdict | Verdict | str]]
        self.messages = queue.SimpleQueue()
        self.title = Text()
        self.verdict: Verdict | None = None
        self.judged: tuple[object, ...] = ()
        self.missing_since = 0.0
        self.confirm: Callable[[], None] | None = None
        self.ended = False
        self.with_keys = False

    # --- the loop ---

    def run(self, first: "Exercise") -> None:
        """Watch until somebody quits."""
        with contextlib.ExitStack() as stack:
            self.runners = stack.enter_context(Runners())
            self.runners.server()
            terminal = stack.enter_context(Terminal())
            heard, self.bell = socket.socketpair()
            stack.enter_context(heard)
            stack.enter_context(self.bell)
            stack.callback(self.cancel)
            stack.enter_context(ends_cleanly())
            self.with_keys = terminal.number >= 0
            self.go_to(first)
            with selectors.DefaultSelector() as selector:
                selector.register(heard, selectors.EVENT_READ)
                if self.with_keys:
                    selector.register(terminal.number, selectors.EVENT_READ)
                while not self.ended:
                    self.turn(selector, terminal)

    def turn(self, selector: selectors.BaseSelector, terminal: Terminal) -> None:
        """Wait for one thing, and answer it."""
        for key, _ in selector.select(LOOK):
            if key.fd == terminal.number:
                try:
                    for pressed in terminal.keys():  # noqa: SIM118 - no dict
                        self.press(pressed)
                except EOFError:
                    self.ended = True
            else:
                os.read(key.fd, 4096)
        with contextlib.suppress(queue.Empty):
            while True:
                self.receive(*self.messages.get_nowait())
        self.look()

    def look(self) -> None:
        """Judge when a file has been saved since the last time."""
        now = self.signature()
        if now == self.judged:
            self.missing_since = 0.0
            return
        if None in now:
            self.missing_since = self.missing_since or time.monotonic()
            if time.monotonic() - self.missing_since < GRACE:
                return
        self.missing_since = 0.0
        self.start_check()

    def signature(self) -> tuple[object, ...]:
        """What changes when a file is saved."""
        found: list[object] = []
        for name in self.exercise.edit:
            try:
                state = (self.folder / name).stat()
                facts = (state.st_mtime_ns, state.st_size, state.st_ino)
                found.append(facts if state.st_size else None)
            except OSError:
                found.append(None)
        return tuple(found)

    # --- checks ---

    def start_check(self) -> None:
        """Begin a check; one that still runs is ended first."""
        if self.cancel():
            self.console.print("   saved again", style="dim")
        self.judged = self.signature()
        self.title = show.title(f"{self.exercise.number} {self.exercise.title}", width())
        self.say("")
        self.say(self.title, end="")
        self.running = Check(self.runners.turn(), self.exercise, self.folder, self.send)

    def send(self, check: Check, message: StageVerdict | Verdict | str) -> None:
        """Hear from a check, in its thread."""
        self.messages.put((check, message))
        self.bell.send(b".")

    def cancel(self) -> bool:
        """End the running check; says whether there was one."""
        running, self.running = self.running, None
        if running:
            running.end()
        return running is not None

    def receive(self, check: Check, message: StageVerdict | Verdict | str) -> None:
        """Take what a check has to say, unless it was ended meanwhile."""
        if check is not self.running:
            return
        if isinstance(message, StageVerdict):
            self.add(show.stage_mark(message))
            return
        self.cancel()
        if isinstance(message, Verdict):
            self.show(message)
        else:
            self.say(f"\n{message}")

    def add(self, mark: Text | None) -> None:
        """Add a mark to the line that stands there."""
        self.say(show.add(self.title, mark, width()), end="")

    def show(self, verdict: Verdict) -> None:
        """Complete the line with the rest of the verdict, and say what is next."""
        self.verdict = verdict
        self.add(show.state(verdict))
        self.say("")
        self.workspace.set_passed(self.exercise, verdict.passed)
        number = self.exercise.number
        if not verdict.passed:
            files = " and ".join(
                str(show.short(self.folder / name, self.tree)) for name in self.exercise.edit
            )
            hint = "press h for a hint" if self.with_keys else f"`workbook hint {number}`"
            action = f"edit {files}, then save - or {hint}"
        elif following := self.following():
            key = "press n" if self.with_keys else f"`workbook watch {following.number}`"
            action = f"{key} to go on to {following.number} {following.title}"
        else:
            action = "you have passed every exercise there is"
        for line in show.body_lines(verdict, action, width()):
            self.say(line)
        self.bar()

    # --- exercises ---

    def go_to(self, exercise: "Exercise") -> None:
        """Put an exercise into work/ and begin with it."""
        self.cancel()
        self.exercise = exercise
        self.folder = self.workspace.start(exercise)
        self.verdict, self.judged = None, ()
        first, *rest = show.task(exercise, self.folder)
        self.say("")
        self.say(show.title(first, width()))
        for line in rest:
            self.say(line)
        if self.with_keys:
            self.say("  Every save is checked. Keys: h hint, n next, ? all keys, q quit.")
        else:
            self.say("  Every save is checked. Ctrl-C ends it.")
        self.start_check()

    def following(self) -> "Exercise | None":
        """The next exercise that is not passed: after this one, else from the beginning."""
        at = self.exercises.index(self.exercise)
        return self.workspace.first_open(self.exercises[at + 1 :] + self.exercises[:at])

    def bar(self) -> None:
        """How far one is through the book."""
        done = self.workspace.count_passed(self.exercises)
        count = f" {done} of {len(self.exercises)} passed"
        long = min(BAR, width() - len(count) - 4)
        full = long * done // len(self.exercises)
        self.say(f"  [{'█' * full}{'░' * (long - full)}]{count}", folded=False)

    # --- keys ---

    def press(self, key: str) -> None:
        """Do what a key says."""
        if self.confirm:
            action, self.confirm = self.confirm, None
            if key.lower() == "y":
                self.say("y")
                self.do(action)
            else:
                self.say("n - nothing was done")
            return
        if key.lower() in KEYS:
            self.say("")
            self.do(getattr(self, re.split(r"\W", KEYS[key.lower()])[0]))
        elif key.isprintable() and not key.isspace():
            self.say(f"\n{key!r} is no key here; ? lists all keys.")

    def do(self, action: Callable[[], None]) -> None:
        """Do something; where work/ cannot be written, say so and go on."""
        from workbook.learn.workspace import WorkspaceError

        try:
            action()
        except WorkspaceError as error:
            self.say(str(error))

    def ask(self, question: str, action: Callable[[], None]) -> None:
        """Do something only after a y."""
        self.confirm = action
        self.say(f"{question} (y/n) ", end="")

    def hint(self) -> None:
        """The next hint; each time one step further."""
        self.say(self.workspace.next_hints(self.exercise))

    def next(self) -> None:
        """Go on to the next exercise that is not passed."""
        exercise = self.following()
        if exercise is None:
            self.say("There is no other exercise that you have not passed.")
            return
        if not self.workspace.passed(self.exercise):
            self.say(f"To come back: `workbook watch {self.exercise.number}`")
        self.go_to(exercise)

    def list(self) -> None:
        """All exercises, with marks."""
        for line in show.listing(self.exercises, self.workspace):
            here = line.lstrip(" ✓…").startswith(f"{self.exercise.number} ")
            self.say(f"{line}  <- here" if here else line)
        self.bar()

    def diff(self) -> None:
        """What has been changed."""
        text = self.workspace.diff(self.exercise)
        self.say(text or "Your files are still the starter's.", folded=False)

    def reset(self) -> None:
        """Begin anew, after a question."""
        self.ask("Begin anew? Your files go to a backup.", self.do_reset)

    def do_reset(self) -> None:
        """Begin anew."""
        self.cancel()
        backup = self.workspace.reset(self.exercise)
        if backup:
            self.say(f"Your files are in {show.short(backup, self.tree)}.")
        self.start_check()

    def solution(self) -> None:
        """The solution, after a question."""
        passed = self.workspace.passed(self.exercise)
        before = "" if passed else "You have not passed yet. "
        text = show.solution(self.exercise)
        self.ask(f"{before}Show the solution?", lambda: self.say(text, folded=False))

    def verbatim(self) -> None:
        """All that the tools said at the last check."""
        if self.verdict is None:
            self.say("No check has ended yet.")
            return
        self.say(show.raw(self.verdict), folded=False)

    def quit(self) -> None:
        """End; everything is saved already."""
        self.ended = True

    def help(self) -> None:
        """All keys."""
        for key, what in KEYS.items():
            self.say(f"  {key}  {what}")

    # --- printing ---

    def say(self, what: str | Text, end: str = "\n", *, folded: bool = True) -> None:
        """Print; what learners and tools wrote is never markup, and no control character."""
        if isinstance(what, str):
            rows = _printable(spelled(what) if folded else what).split("\n")
            what = Text(
                "\n".join(
                    line for row in rows for line in (fold(row, width()) if folded else [row])
                )
            )
        self.console.print(what, end=end, soft_wrap=True, highlight=False)


def _printable(text: str) -> str:
    return "".join(
        c if c.isprintable() or c in "\n\t" else "\N{REPLACEMENT CHARACTER}" for c in text
    )


def watch_exercises(
    exercises: "tuple[Exercise, ...]", workspace: "Workspace", tree: Path, first: "Exercise"
) -> int:
    """Watch, beginning with one exercise, until somebody quits. Returns the exit status."""
    workspace.folder.mkdir(parents=True, exist_ok=True)
    try:
        Watcher(exercises, workspace, tree).run(first)
    except KeyboardInterrupt:
        print()
        return INTERRUPTED
    say("Everything is saved. `workbook watch` goes on where you were.")
    return 0
