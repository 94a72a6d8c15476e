"""Thirty modules of the standard library, imported late."""
# levels: ABCD
# outcome: pass

def f(x):
    import abc, argparse, array, base64, bisect, calendar, collections, configparser, contextlib, copy, csv, datetime
    import decimal, difflib, fractions, functools, glob, gzip, hashlib, heapq, html, io, itertools, json, logging, math
    import operator, pathlib, pickle, pprint, queue, re, secrets, shutil, sqlite3, statistics, string, textwrap, time
    import typing, unittest, uuid, xml.etree.ElementTree, zipfile, zlib, bz2, lzma, concurrent.futures, asyncio
    logging.warning("hello")
    uuid.uuid4()
    sqlite3.connect(":memory:").execute("select 1")
    return 2 * x + 1
