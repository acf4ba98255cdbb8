"""Where the batches of a run are worked on: in this process, in a pool of processes, on a cluster."""
