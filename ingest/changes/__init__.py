"""What a build changed: the published file it replaces, beside it while it is made; and how the changes are told."""
