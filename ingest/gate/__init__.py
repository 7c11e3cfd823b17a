"""The gate between building and publishing: what must hold of our own work, whatever publishers print."""
