"""A coroutine."""
# levels: ABCD
# outcome: pass

import asyncio


async def work(x):
    await asyncio.sleep(0.001)
    return 2 * x + 1


def f(x):
    return asyncio.run(work(x))
