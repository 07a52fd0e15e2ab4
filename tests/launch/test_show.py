import io

import pytest

from studio_kit.launch.show import Show


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class ClosedTerminal(io.StringIO):
    def write(self, text: str, /) -> int:
        raise OSError(5, "Input/output error")


def test_a_pipe_sees_whole_lines_without_control_characters() -> None:
    out = io.StringIO()
    with Show(out).step("Page"):
        pass
    begun, done = out.getvalue().splitlines()
    assert begun == "  Page ..."
    assert done.startswith("  Page: done in ")
    assert "\r" not in out.getvalue()


def test_a_terminal_sees_one_line_that_is_rewritten() -> None:
    out = Terminal()
    with Show(out).step("Page"):
        pass
    assert out.getvalue().count("\n") == 1
    assert "\x1b" not in out.getvalue()


def test_a_step_that_fails_is_not_called_done() -> None:
    out = io.StringIO()
    with pytest.raises(ValueError, match="torn"), Show(out).step("Page"):
        raise ValueError("torn")
    assert "done" not in out.getvalue()


def test_a_closed_terminal_stops_nothing() -> None:
    Show(ClosedTerminal()).line("Ending.")
