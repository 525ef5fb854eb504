"""What the book holds: the road, front matter, exercises, bindings, and where things lie.

Every room may ask. It reads files and checks what they say; it runs nothing, writes nothing, and
uses no other room.
"""
