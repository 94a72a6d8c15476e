"""What the chapters on recurrent cells share."""
