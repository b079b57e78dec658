"""How Java is started for one small job."""

SHORT_LIVED = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""No second compiler and no threads to collect garbage: a program of some seconds takes half the computing."""
