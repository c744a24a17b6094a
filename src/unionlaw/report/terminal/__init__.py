"""Reports for the terminal: colours where there are colours, marks where there are none.

Deleted words stand in ``[-…-]`` and inserted ones in ``{+…+}`` wherever colour is off, so that
a pipe, a log and a monochrome screen read the same. Each report has a module of its own, loaded
only when it is asked for.
"""
