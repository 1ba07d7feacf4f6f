"""The verbs, as functions: each takes a project and a selection and gives a result.

A long verb is a generator: it yields :class:`Progress` and returns its
result. Nothing here prints, asks the clock or reads the environment.
"""
