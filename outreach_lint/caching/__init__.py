"""Results of files that have not changed since an earlier run, kept so that nobody without the file can read them."""
