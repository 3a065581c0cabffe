* Do targets predict outcomes? GDP growth, with fixed effects of provinces and years
import delimited using "{{ site_url }}data/pairs.csv", clear varnames(1) encoding("utf-8") bindquote(strict)
keep if indicator == "gdp_growth" & area_level == "province" & counted == "yes"
encode province, generate(area)
xtset area year
xtreg outcome_value target_value i.year, fe vce(cluster area)
