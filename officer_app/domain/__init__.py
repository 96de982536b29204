"""The law and the officer's work as plain values and pure rules; no Qt, no SQL, no clock of its own."""
