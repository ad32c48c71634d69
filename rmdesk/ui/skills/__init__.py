"""Skills on the screen: the ladder, what shows it, how it went in a session, the two-minute refresher."""
