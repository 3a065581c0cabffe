# Do targets predict outcomes? GDP growth, with fixed effects of provinces and years: pip install pandas statsmodels
import pandas as pd
import statsmodels.formula.api as smf

panel = pd.read_csv("{{ site_url }}data/panel.csv", dtype={"province_code": "string"})
gdp = panel[panel["area_level"] == "province"].dropna(subset=["gdp_target", "gdp_result"])
model = smf.ols("gdp_result ~ gdp_target + C(province) + C(year)", gdp)
fit = model.fit(cov_type="cluster", cov_kwds={"groups": gdp["province_code"]})
print(f"gdp_target {fit.params['gdp_target']:.4f}, standard error {fit.bse['gdp_target']:.4f}, n = {fit.nobs:.0f}")
