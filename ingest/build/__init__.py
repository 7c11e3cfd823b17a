"""From a folder of files to a published warehouse: read, interpret, run dbt, pass the gate, swap.

This file imports nothing: the workers that open hostile files load as little as they can.
"""
