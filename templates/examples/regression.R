# Do targets predict outcomes? GDP growth, with fixed effects of provinces and years: install.packages("fixest")
library(fixest)

pairs <- read.csv("{{ site_url }}data/pairs.csv", encoding = "UTF-8", na.strings = "")
gdp <- subset(pairs, indicator == "gdp_growth" & area_level == "province" & counted == "yes")
fit <- feols(outcome_value ~ target_value | province + year, data = gdp, cluster = ~province)
etable(fit)
