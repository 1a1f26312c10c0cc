//! The command line: arguments, disk, exit codes. The only layer that reads or prints.
