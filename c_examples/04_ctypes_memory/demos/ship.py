# fate: ok
import textstats_ctypes as textstats

text = "to be or not to be\nthat is the question"
print(textstats.count(text))
print(textstats.report(text), end="")
print(textstats.longest("Größe zählt"), textstats.word(text, 3), textstats.upper("größe"))
with textstats.Words(text) as words:
    print(next(words), next(words))
print("left over:", textstats.live())
