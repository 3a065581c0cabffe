* Do targets predict outcomes? GDP growth, with fixed effects of provinces and years
use "{{ site_url }}data/panel.dta", clear
drop if province == "national"
xtset province_code year
xtreg gdp_result gdp_target i.year, fe vce(cluster province_code)
