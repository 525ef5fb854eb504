"""Answers every save of an exercise's files: `workbook watch`.

One loop waits for keys, saves and verdicts, and prints below what stands there already. Each check
runs in a thread of its own, and what it starts in the sandbox: when the next save comes before it
has ended, its turn is ended, and with it all that it started, and a new one begins. Whether a file
was saved is read from the file; the file watcher wakes the loop, and nothing depends on it.
The Pythons that run checks are there before the first save, and stay.
"""

import contextlib
import os
import queue
import selectors
import signal
import sys
import termios
import threading
import time
import tty
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.text import Text

from workbook.judge.judge import judge
from workbook.judge.runners import EndedError, Runners, Turn
from workbook.judge.verdict import Outcome, StageVerdict, Verdict
from workbook.learn import show
from workbook.sandbox.places import ends_cleanly

if TYPE_CHECKING:
    from workbook.catalog.exercises import Exercise
    from workbook.learn.workspace import Workspace

LOOK = 1.0  # how often files are looked at when nothing wakes the loop, in seconds
GRACE = 0.4  # how long a file may be missing: editors delete and write anew
BAR = 24
RAW_LINES = 300
INTERRUPTED = 130

KEYS = {
    "h": "hint", "n": "next exercise", "l": "list", "d": "diff", "r": "reset",
    "s": "solution", "v": "all that the tools said", "q": "quit", "?": "this list",
}  # fmt: skip


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
            send(self, f"{type(error).__name__}: {error}")

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
        return self

    def take(self, *_: object) -> None:
        """Get keys without Enter; again after the terminal was given away."""
        tty.setcbreak(self.number, termios.TCSANOW)

    def __exit__(self, *_: object) -> None:
        if self.before is not None:
            with contextlib.suppress(termios.error, OSError):
                termios.tcsetattr(self.number, termios.TCSADRAIN, self.before)

    def keys(self) -> str:
        """What was typed; a key that sends several bytes (an arrow) means nothing here."""
        data = os.read(self.number, 64)
        if not data:
            raise EOFError
        return "" if data.startswith(b"\x1b") else data.decode("utf-8", "replace")


class Waker:
    """Wakes the loop when something below a folder changes; loses nothing by being slow."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.read, self.write = os.pipe()
        os.set_blocking(self.write, False)
        os.set_blocking(self.read, False)
        self.stop = threading.Event()
        self.thread = threading.Thread(target=self._watch, daemon=True, name="watch files")
        self.thread.start()

    def _watch(self) -> None:
        from watchfiles import watch as changes

        while not self.stop.is_set():
            try:
                for _ in changes(
                    self.folder, watch_filter=None, debounce=100, step=10, rust_timeout=500,
                    stop_event=self.stop, raise_interrupt=False,
                ):  # fmt: skip
                    self.wake()
            except (OSError, RuntimeError):  # the folder is gone, or the system has no more watches
                self.stop.wait(LOOK)

    def wake(self) -> None:
        """Wake the loop for another reason."""
        with contextlib.suppress(BlockingIOError):
            os.write(self.write, b".")

    def drain(self) -> None:
        """Forget how often it woke us."""
        with contextlib.suppress(BlockingIOError):
            os.read(self.read, 4096)

    def close(self) -> None:
        """Stop, and wait until it has."""
        self.stop.set()
        self.thread.join(2)
        if not self.thread.is_alive():
            os.close(self.read)
            os.close(self.write)


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
        self.marks = 0
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
            self.waker = Waker(self.workspace.folder)
            stack.callback(self.waker.close)
            stack.callback(self.cancel)
            stack.enter_context(ends_cleanly())
            stack.enter_context(_comes_back(terminal))
            self.with_keys = terminal.number >= 0
            self.go_to(first)
            with selectors.DefaultSelector() as selector:
                selector.register(self.waker.read, selectors.EVENT_READ)
                if self.with_keys:
                    selector.register(terminal.number, selectors.EVENT_READ)
                while not self.ended:
                    self.turn(selector, terminal)

    def turn(self, selector: selectors.BaseSelector, terminal: Terminal) -> None:
        """Wait for one thing, and answer it."""
        for key, _ in selector.select(GRACE if self.missing_since else LOOK):
            if key.fd == terminal.number:
                try:
                    for pressed in terminal.keys():  # noqa: SIM118 - no dict
                        self.press(pressed)
                except EOFError:
                    self.ended = True
            else:
                self.waker.drain()
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
                found.append((state.st_mtime_ns, state.st_size, state.st_ino))
            except OSError:
                found.append(None)
        return tuple(found)

    # --- checks ---

    def start_check(self) -> None:
        """Begin a check; one that still runs is ended first."""
        if self.cancel():
            self.console.print("   saved again", style="dim")
        self.judged = self.signature()
        self.marks = 0
        title = f"{self.exercise.number} {self.exercise.title}"
        self.say(Text(f"\n{title}".ljust(31), style="bold"), end="")
        self.running = Check(self.runners.turn(), self.exercise, self.folder, self.send)

    def send(self, check: Check, message: StageVerdict | Verdict | str) -> None:
        """Hear from a check, in its thread."""
        self.messages.put((check, message))
        self.waker.wake()

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
            self.show_stage(message)
            return
        self.cancel()
        if isinstance(message, Verdict):
            self.show(message)
        else:
            self.say(f"\nThe checker itself failed; this says nothing of your files.\n{message}")

    def show_stage(self, stage: StageVerdict) -> None:
        """Append one stage to the line, as soon as it is known."""
        left_out = stage.stage == "build" and stage.outcome is Outcome.PASSED
        if stage.outcome is Outcome.NOT_RUN or left_out:
            return
        self.say("   " if self.marks else " ", end="")
        self.say(show.stage_line(stage), end="")
        self.marks += 1

    def show(self, verdict: Verdict) -> None:
        """Complete the line with the rest of the verdict, and say what is next."""
        self.verdict = verdict
        self.note(verdict)
        gap = "   " if self.marks else " "
        if verdict.passed:
            self.say(Text(f"{gap}passed", style="bold green"))
            open_one = self.following()
            key = "press n" if self.with_keys else f"`workbook watch {open_one.number}`" \
                if open_one else ""  # fmt: skip
            action = f"{key} to go on to {open_one.number} {open_one.title}" if open_one else (
                "you have passed every exercise there is"
            )  # fmt: skip
        else:
            unstarted = verdict.outcome is Outcome.NOT_STARTED
            self.say(Text(f"{gap}not started" if unstarted else "", style="yellow"))
            files = " and ".join(self.short(self.folder / name) for name in self.exercise.edit)
            hint = "press h for a hint" if self.with_keys else (
                f"`workbook hint {self.exercise.number}`"
            )  # fmt: skip
            action = f"edit {files}, then save - or {hint}"
        width = min(max(self.width(), 30), 100)
        for line in show.lines(replace(verdict, next=action), width)[1:]:
            self.say(line)
        self.bar()

    def note(self, verdict: Verdict) -> None:
        """Note how the exercise stands; where that cannot be written, go on."""
        from workbook.learn.workspace import WorkspaceError

        try:
            self.workspace.set_passed(self.exercise, verdict.passed)
        except WorkspaceError as error:
            self.say(f"\nYour progress is not noted down: {error}")

    # --- exercises ---

    def go_to(self, exercise: "Exercise") -> None:
        """Put an exercise into work/ and begin with it."""
        self.cancel()
        self.exercise = exercise
        self.folder = self.workspace.start(exercise)
        self.verdict, self.judged = None, ()
        self.say(Text(f"\n{exercise.number} {exercise.title}", style="bold"), end="")
        self.say(f"  ({exercise.minutes} min)")
        self.say(f"  The task: {self.short(self.folder / 'README.md')}")
        for name in exercise.edit:
            self.say(f"  Open:     {self.short(self.folder / name)}")
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
        done = sum(self.workspace.passed(exercise) for exercise in self.exercises)
        full = BAR * done // len(self.exercises)
        self.say(f"  [{'█' * full}{'░' * (BAR - full)}] {done} of {len(self.exercises)} passed")

    # --- keys ---

    def press(self, key: str) -> None:
        """Do what a key says."""
        if self.confirm:
            action, self.confirm = self.confirm, None
            if key.lower() == "y":
                self.say("y")
                action()
            else:
                self.say("n - nothing was done")
            return
        actions: dict[str, Callable[[], None]] = {
            "h": self.hint, "n": self.next, "l": self.list, "d": self.diff, "r": self.reset,
            "s": self.solution, "v": self.raw, "q": self.quit, "?": self.help,
        }  # fmt: skip
        if key.lower() in actions:
            if self.marks or self.running:
                self.say("")
            actions[key.lower()]()
        elif key.isprintable() and not key.isspace():
            self.say(f"\n{key!r} is no key here; ? lists all keys.")

    def ask(self, question: str, action: Callable[[], None]) -> None:
        """Do something only after a y."""
        self.confirm = action
        self.say(f"{question} (y/n) ", end="")

    def hint(self) -> None:
        """The next hint; each time one step further."""
        number, text = self.workspace.next_hint(self.exercise)
        for line in show.fold(
            f"Hint {number} of {len(self.exercise.hints)}: {text}", min(self.width(), 80)
        ):
            self.say(line)

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
        for exercise in self.exercises:
            started = self.workspace.is_started(exercise)
            mark = "✓" if self.workspace.passed(exercise) else "…" if started else " "
            here = "  <- here" if exercise == self.exercise else ""
            self.say(f"  {mark} {exercise.number}  {exercise.title}{here}")
        self.bar()

    def diff(self) -> None:
        """What has been changed."""
        text = self.workspace.diff(self.exercise)
        self.say(text or "Your files are still the starter's.")

    def reset(self) -> None:
        """Begin anew, after a question."""
        self.ask("Begin anew? Your files go to a backup.", self.do_reset)

    def do_reset(self) -> None:
        """Begin anew."""
        self.cancel()
        backup = self.workspace.reset(self.exercise)
        if backup:
            self.say(f"Your files are in {self.short(backup)}.")
        self.start_check()

    def solution(self) -> None:
        """The solution, after a question."""
        passed = self.workspace.passed(self.exercise)
        before = "" if passed else "You have not passed yet. "
        self.ask(f"{before}Show the solution?", self.do_solution)

    def do_solution(self) -> None:
        """Show the solution."""
        for name in self.exercise.edit:
            self.say(Text(f"--- {name}", style="bold"))
            self.say((self.exercise.solution / name).read_text("utf-8").rstrip())

    def raw(self) -> None:
        """All that the tools said at the last check."""
        if self.verdict is None:
            self.say("No check has ended yet.")
            return
        kept = show.raw(self.verdict).splitlines()
        if len(kept) > RAW_LINES:
            left_out = f"[{len(kept) - RAW_LINES} lines are left out]"
            kept = [*kept[: RAW_LINES // 2], left_out, *kept[-RAW_LINES // 2 :]]
        self.say("\n".join(kept))

    def quit(self) -> None:
        """End; everything is saved already."""
        self.ended = True

    def help(self) -> None:
        """All keys."""
        for key, what in KEYS.items():
            self.say(f"  {key}  {what}")

    # --- printing ---

    def say(self, what: str | Text, end: str = "\n") -> None:
        """Print; what learners and tools wrote is never markup, and no control character."""
        text = Text(_printable(what)) if isinstance(what, str) else what
        self.console.print(text, end=end, soft_wrap=True, highlight=False)

    def width(self) -> int:
        """Columns of the terminal at this moment, whatever the variable COLUMNS said before."""
        try:
            return os.get_terminal_size(sys.stdout.fileno()).columns or show.WIDTH
        except (OSError, ValueError):
            return show.WIDTH

    def short(self, path: Path) -> str:
        """A path as short as it can be."""
        if path.is_relative_to(self.tree):
            return path.relative_to(self.tree).as_posix()
        return str(path)


def _printable(text: str) -> str:
    return "".join(
        c if c.isprintable() or c in "\n\t" else "\N{REPLACEMENT CHARACTER}" for c in text
    )


@contextlib.contextmanager
def _comes_back(terminal: Terminal) -> Iterator[None]:
    """Take the terminal again when the program goes on after a pause."""
    if terminal.number < 0:
        yield
        return
    before = signal.signal(signal.SIGCONT, terminal.take)
    try:
        yield
    finally:
        signal.signal(signal.SIGCONT, before)


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
    print("Everything is saved. `workbook watch` goes on where you were.")
    return 0
