"""The checks that every recurrent cell is put through: one suite per kind of exercise."""
