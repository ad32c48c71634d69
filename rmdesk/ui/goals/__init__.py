"""Goals on the screen, where two pages share them: columns, cards, fields."""
