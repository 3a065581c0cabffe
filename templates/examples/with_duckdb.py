# Who met its GDP targets how often? DuckDB reads the file where it is: pip install duckdb
import duckdb

query = """
    SELECT province, count(*) AS judged, count(*) FILTER (verdict = 'met') AS met
    FROM '{{ site_url }}data/pairs.parquet'
    WHERE indicator = 'gdp_growth' AND area_level = 'province' AND counted = 'yes'
      AND verdict IN ('met', 'nearly', 'missed')
    GROUP BY province ORDER BY met DESC, province
"""
for province, judged, met in duckdb.sql(query).fetchall():
    print(f"{province},{judged},{met}")
