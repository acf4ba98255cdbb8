"""Is this the right code, and are offer, fee, employer and channel as the Regulations require?"""
