"""Monitoring: at set moments after closing asking family and professionals whether it is still safe."""
