"""The demo pairing: built from its story into journals of its own, at its own clock."""
