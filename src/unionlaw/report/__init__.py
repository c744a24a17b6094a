"""Reports: finished results in, text out. They compute nothing and decide nothing."""
