"""No-op jobs a second that procrastinate does durably: the best of its concurrencies."""

import asyncio
import sys
import time

import procrastinate

JOBS = 3000


async def rate(folder, concurrency):
    connector = procrastinate.PsycopgConnector(
        conninfo=f"postgresql:///procrastinate?host={folder}&user=postgres",
        min_size=4,
        max_size=max(8, concurrency),
    )
    app = procrastinate.App(connector=connector)

    @app.task(name="no_op")
    async def no_op(number):
        pass

    async with app.open_async():
        if not await app.check_connection_async():
            await app.schema_manager.apply_schema_async()
        await app.configure_task("no_op").batch_defer_async(
            *({"number": number} for number in range(JOBS))
        )
        start = time.perf_counter()
        await app.run_worker_async(
            wait=False, concurrency=concurrency, install_signal_handlers=False
        )
        return JOBS / (time.perf_counter() - start)


print(f"{max(asyncio.run(rate(sys.argv[1], c)) for c in (1, 10, 50)):.0f}")
