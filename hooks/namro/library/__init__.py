"""The immutable Library and what is read off it: chains, tasks, events, dates, labels, addresses, history."""
