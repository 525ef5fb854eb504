"""The learner's side of the exercises: work/, `watch`, and how a verdict is shown.

The command and the notebook call it. What somebody wrote is never overwritten or deleted here.
It judges nothing itself: judge/ does. It may use judge and catalog.
"""
