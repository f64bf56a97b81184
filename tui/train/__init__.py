"""How the shipped models are made again: training, measuring, packing. Nothing here runs in the reader."""
