# Do targets predict outcomes? GDP growth, with fixed effects of provinces and years: install.packages("fixest")
library(fixest)

panel <- read.csv("{{ site_url }}data/panel.csv", encoding = "UTF-8", na.strings = "")
provinces <- subset(panel, area_level == "province")
fit <- feols(gdp_result ~ gdp_target | province + year, data = provinces, cluster = ~province)
etable(fit)
