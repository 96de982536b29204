"""The window: it shows what the services find and asks them to act; nothing of the law is decided here."""
