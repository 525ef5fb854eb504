# fate: ok
import multiprocessing

import textstats_ctypes  # each process that imports this loads the library for itself


def words(text: str) -> int:
    return textstats_ctypes.count(text).words


if __name__ == "__main__":
    context = multiprocessing.get_context("spawn")  # fresh processes, as on macOS and Windows
    with context.Pool(2) as pool:
        print(pool.map(words, ["to be", "or not to be"]))
