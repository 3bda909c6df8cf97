"""The deadline engine: rules, ladders, records, the effects for machines, the sweep, the relay and the reads."""
