# Which provinces set which GDP target in the newest year? pip install polars
import polars as pl

pairs = pl.read_parquet("{{ site_url }}data/pairs.parquet")
gdp = pairs.filter(indicator="gdp_growth", area_level="province", counted="yes")
newest = gdp.filter(pl.col("year") == pl.col("year").max()).sort("target_value", "province", descending=[True, False])
print(newest.select("province", "year", "target_value", "target_value_max", "qualifier").write_csv())
