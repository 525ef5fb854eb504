# fate: ok
from fractions import Fraction

from rational_cffi_abi import rationals

flour = rationals.entry("flour", rationals.parse("6/8"))
sugar = rationals.entry("sugar", Fraction(7, 8))
print(flour, "|", sugar, "|", rationals.largest([flour, sugar]))
print(rationals.join([Fraction(1, 2), Fraction(1, 3)]), "=",
      rationals.sum([Fraction(1, 2), Fraction(1, 3)]))  # fmt: skip
print(rationals.split(Fraction(22, 7)))
try:
    rationals.mul(Fraction(2**62), Fraction(2**62))
except OverflowError as error:
    print("OverflowError:", error)
