"""The Game of Life in plain Python: what is measured against, and where the six steps begin."""


# --8<-- [start:step]
def step(now: list[list[int]], after: list[list[int]]) -> None:
    """Compute one generation: read `now`, write each cell of `after`, a board of the same size."""
    rows, cols = len(now), len(now[0])
    for r in range(rows):
        up, down = r - 1, (r + 1) % rows  # row -1 is the last one
        for c in range(cols):
            left, right = c - 1, (c + 1) % cols
            n = (
                now[up][left] + now[up][c] + now[up][right]
                + now[r][left] + now[r][right]
                + now[down][left] + now[down][c] + now[down][right]
            )  # fmt: skip
            after[r][c] = int((n | now[r][c]) == 3)


# --8<-- [end:step]
