"""Runs a program from memory."""
# levels: ABC
# outcome: raised

import os


def f(x):
    number = os.memfd_create('program')
    os.write(number, b'#!/bin/sh\necho LEAK\n')
    os.execv(f'/proc/self/fd/{number}', ['x'])
