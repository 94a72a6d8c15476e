"""The version, in one place: packaging reads it here, and every report carries it."""

VERSION = "0.1.0"
