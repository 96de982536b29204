"""The command line: the same services as the window, as a stable public interface."""
