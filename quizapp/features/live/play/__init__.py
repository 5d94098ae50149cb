"""The players' pages: coming in with a code, answering, and how it went."""
