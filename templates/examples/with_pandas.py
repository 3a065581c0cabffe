# What share of their yearly targets did provinces meet, indicator by indicator? pip install pandas
import pandas as pd

pairs = pd.read_csv("{{ site_url }}data/pairs.csv", dtype={"province_code": "string"}, low_memory=False)
counted = pairs[(pairs["area_level"] == "province") & (pairs["counted"] == "yes")]
judged = counted[counted["verdict"].isin(["met", "nearly", "missed"])]
shares = judged.groupby("indicator")["verdict"].agg(judged="size", met=lambda verdicts: (verdicts == "met").sum())
print(shares.assign(share=(shares["met"] / shares["judged"]).round(3)).to_string())
