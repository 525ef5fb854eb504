# fate: ok
import ctypes
import multiprocessing

if __name__ == "__main__":
    lib = ctypes.CDLL("./libtextstats.so")
    lib.textstats_lengths.restype = ctypes.c_size_t
    work = [(b"to be", None, 0), (b"or not to be", None, 0)]
    with multiprocessing.Pool(2) as pool:
        try:
            print(pool.starmap(lib.textstats_lengths, work))
        except ValueError as error:
            print(f"ValueError: {error}")
