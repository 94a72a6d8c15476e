"""Many submissions: judges in processes of their own, results on disk, resumable."""
