# Do targets predict outcomes? GDP growth, with fixed effects of provinces and years: pip install pandas statsmodels
import pandas as pd
import statsmodels.formula.api as smf

pairs = pd.read_csv("{{ site_url }}data/pairs.csv", low_memory=False)
gdp = pairs[(pairs["indicator"] == "gdp_growth") & (pairs["area_level"] == "province") & (pairs["counted"] == "yes")]
gdp = gdp.dropna(subset=["target_value", "outcome_value"])
model = smf.ols("outcome_value ~ target_value + C(province) + C(year)", gdp)
fit = model.fit(cov_type="cluster", cov_kwds={"groups": gdp["province_code"]})
print(f"{fit.params['target_value']:.4f} (standard error {fit.bse['target_value']:.4f}, n = {fit.nobs:.0f})")
