# Do targets predict outcomes? GDP growth, with fixed effects of provinces and years: install.packages("estimatr")
library(estimatr)

panel <- read.csv("{{ site_url }}data/panel.csv", encoding = "UTF-8", na.strings = "")
provinces <- subset(panel, area_level == "province")
fit <- lm_robust(gdp_result ~ gdp_target, data = provinces, fixed_effects = ~ province + year,
                 clusters = province, se_type = "stata")
print(fit)
cat("n =", fit$nobs, "\n")
