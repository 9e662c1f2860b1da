"""Seconds that DuckDB takes from both CSV files to the totals, in memory: nothing is durable."""

import sys
import time

import duckdb

folder = sys.argv[1]
start = time.perf_counter()
db = duckdb.connect()
db.execute(
    f"""create table person as select * from read_csv('{folder}/persons.csv', header=false,
        columns={{'person_no': 'INTEGER', 'household_no': 'INTEGER', 'id_no': 'VARCHAR',
                  'name': 'VARCHAR'}})"""
)
db.execute(
    f"""create table bill as select * from read_csv('{folder}/medical.csv', header=true,
        names=['id_no', 'name', 'serial', 'admitted', 'discharged', 'hospital', 'total', 'basic',
               'major', 'assistance', 'other', 'own'], all_varchar=true)"""
)
db.execute(
    """create table total as
       select p.household_no, year(b.discharged::date) as year, sum(b.own::decimal(14, 2)) as own
       from bill b join person p on p.id_no = b.id_no and p.name = b.name group by 1, 2"""
)
print(f"{time.perf_counter() - start:.2f}")
