"""No-op jobs a second that pgqueuer does durably: the best of its batch sizes."""

import asyncio
import sys
import time
from datetime import timedelta

import asyncpg
from pgqueuer import PgQueuer
from pgqueuer.db import AsyncpgDriver
from pgqueuer.queries import Queries
from pgqueuer.types import QueueExecutionMode

JOBS = 20000


async def rate(folder, batch):
    connection = await asyncpg.connect(host=folder, user="postgres", database="pgqueuer")
    driver = AsyncpgDriver(connection)
    queries = Queries(driver)
    if not await queries.has_table("pgqueuer"):
        await queries.install()
    await queries.enqueue(["no_op"] * JOBS, [None] * JOBS, [0] * JOBS)
    worker = PgQueuer(driver)

    @worker.entrypoint("no_op")
    async def no_op(job):
        pass

    start = time.perf_counter()
    await worker.run(
        dequeue_timeout=timedelta(seconds=1), batch_size=batch, mode=QueueExecutionMode.drain
    )
    seconds = time.perf_counter() - start
    await connection.close()
    return JOBS / seconds


print(f"{max(asyncio.run(rate(sys.argv[1], b)) for b in (10, 50, 200)):.0f}")
