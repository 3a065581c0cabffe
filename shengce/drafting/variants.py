"""Names that reports print beside those of the records: short forms, regular variants, what industries are measured by.

The records list the names that pages and search show. These lead the drafting assistant to the same indicators; those
of general indicators are nouns that any of their figures may bear, whose draft a reader completes with a label.
"""

from __future__ import annotations

from collections.abc import Mapping

from shengce.printed.vocabulary import words

SAME = tuple(
    words(line)
    for line in (
        "规上 规模以上 规模",
        "地区生产总值 GDP 生产总值",
        "营业收入 营收 主营业务收入",
        "国家级 国家",
        "研发经费投入 研发投入 研究与试验发展经费投入 研发经费支出 研发经费 R&D经费投入",
        "实际使用外资 实际利用外资 利用外资 实际到位外资 实际外资",
        "占比 占比重 比重 比例",
        "跨境电商 跨境电子商务",
        "成交额 交易额 成交总额 合同额",
        "进出口总额 进出口总值 进出口额",
        "数字化车间 数字车间",
        "省级 自治区级 市级",
        "中国企业 全国企业",
        "重点实验室 重点(级)实验室",
        "总装机 装机总量 装机总容量 总装机容量 装机总规模 装机规模 装机容量 装机",
    )
)
"""Words of one meaning: where a name has one of the first two, any of the others may stand."""

LONGER_ENDINGS = {
    "装机": "装机容量 装机规模 装机总量 装机总规模 发电装机 装机总容量",
    "冠军": "冠军企业 冠军产品 冠军企业产品",
    "占比": "占比重",
    "产量": "总产量",
    "中小企业": "中小企业群体",
}
"""Endings of names that may be longer."""

OTHER_NAMES: Mapping[str, str] = {
    "high_tech_firms": "国家级高新技术企业 规上高新技术企业",
    "little_giant_firms": (
        "国家专精特新小巨人企业 国家级小巨人企业 专精特新小巨人 国家级专精特新小巨人 "
        "国家重点专精特新小巨人企业 国家小巨人企业 小巨人"
    ),
    "specialised_smes": "专精特新中小企业 省级专精特新中小企业 省专精特新中小企业 专精特新",
    "single_champion_firms": "单项冠军 单项冠军企业 国家级制造业单项冠军 国家制造业单项冠军 冠军企业",
    "gazelle_firms": "瞪羚企业 瞪羚",
    "unicorn_firms": "独角兽企业 独角兽",
    "listed_firms": (
        "境内外上市公司 境内上市公司 境内外上市企业 A股上市公司 上市挂牌企业 境内外上市 A股上市企业 "
        "新增上市企业 新增上市公司 新上市企业 新增境内外上市公司 上市及过会企业"
    ),
    "business_entities": "各类经营主体 各类市场主体 实有经营主体 民营经营主体 登记在册经营主体",
    "industrial_firms_above_size": "规上工业企业 规模工业企业 小升规企业 小升规 升规企业 升规入统企业 升规工业企业",
    "lighthouse_factories": "灯塔工厂",
    "future_factories": "未来工厂",
    "excellence_smart_factories": "卓越级智能工厂",
    "green_mines": "绿色矿山",
    "zero_carbon_factories": "零碳工厂 近零碳工厂",
    "chain_leader_firms": "链主企业 链主",
    "national_advanced_manufacturing_clusters": "国家级先进制造业集群 国家先进制造业集群",
    "provincial_advanced_manufacturing_clusters": "省级先进制造业集群 省先进制造业集群",
    "innovation_consortia": "创新联合体",
    "pilot_scale_platforms": "中试平台 中试基地 制造业中试基地",
    "proof_of_concept_centres": "概念验证中心",
    "china_europe_trains": "中欧班列 中欧亚班列 中亚班列 国际货运班列 中欧国际班列",
    "trade_in_sales": "以旧换新带动消费 以旧换新销售额 以旧换新带动销售 带动消费",
    "tax_relief": (
        "减税降费及退税缓费 退税减税降费 新增减税降费 减税降费及退税 减税降费退税缓费 减负 实体经济成本 "
        "企业成本 减税降费退税缓税缓费 减税降费及退税缓税缓费 减税降费及退税减税缓费 降低实体经济成本"
    ),
    "county_clusters": "县域特色产业集群",
    "foreign_capital_used": "实际使用外资金额 实际利用外资额 实际利用外商直接投资 利用外资规模",
    "investment_attracted": (
        "实际使用内资 利用内资 实际利用省外资金 招商引资实际到位资金 省外产业到位资金 省外资金 "
        "区外到位资金 招商引资实际到位内资 实际到位内资 到位内资 引进省外资金"
    ),
    "clean_share_of_capacity": (
        "可再生能源装机比重 清洁能源装机比重 新能源装机比重 绿电装机比重 可再生能源占电力装机比重"
    ),
    "leading_talents": "高层次人才 科技领军人才",
    "academicians": "两院院士",
    "trading_firms": (
        "有进出口实绩的外贸企业 有进出口实绩的企业 有实绩的外贸企业 有进出口业绩企业 外贸经营主体 外贸主体"
    ),
    "new_foreign_firms": "新设立外商投资企业 新设立外资企业 新增外资企业 新设外商直接投资企业",
    "key_project_investment": "省重点项目完成投资 省级重点项目完成投资 重大项目年度投资",
    "compute_capacity": "总算力 算力总规模 算力规模",
    "intelligent_compute_capacity": "人工智能算力 智算 智能算力",
    "coal_production": "煤炭 原煤",
    "crude_oil_production": "原油",
    "natural_gas_production": "天然气",
    "nev_production": "新能源汽车",
    "four_above_firms": "规上企业 四上企业 规上限上企业",
    "digital_economy_growth": "数字经济 数字经济增加值 数字经济规模 数字经济总量",
    "services_value_added_growth": "服务业 第三产业",
    "technical_upgrade_projects": "技术改造项目 技改项目 工业技改项目 重点技改项目",
    "exports": "出口 出口总值",
    "industrialisation_demonstration_bases": "国家新型工业化产业示范基地 国家级新型工业化产业示范基地",
    "key_technologies_mastered": "关键核心技术 核心技术",
    "strategic_emerging_value_added_growth": "战略性新兴产业 战略性新兴产业增加值 战新产业增加值 战新产业",
    "high_tech_industry_value_added_growth": "高新技术产业 高新技术产业增加值",
    "agri_processing_revenue": "农产品加工业产值 农产品加工业总产值 农产品加工产值 农畜产品加工业总产值",
    "firms_of_a_kind": "企业 公司 单位",
    "innovation_platforms": "平台 中心 基地 实验室 研究院",
    "other_share": "占比 比重",
    "other_rate": "覆盖率 转化率 普及率 利用率",
    "other_people": "人才 大学生 就业",
    "other_factories_of_a_kind": "工厂 车间",
    "other_achievements": "成果 奖项 场景",
    "other_groups_of_a_kind": "产业链 集群 示范区 试点",
    "other_spending": "资金 贷款 支出",
    "other_trade_value": "贸易额 零售额 销售额 进口 进出口",
    "other_production_capacity": "产能 能力",
    "other_investment": "投资额 资金到位",
    "other_stock_of_money": "余额 贷款余额 融资",
    "other_contribution": "贡献率",
    "other_saving": "用电成本 物流成本",
    "industrial_funds": "基金",
    "policy_measures": "条措施 条政策 项政策 政策措施 措施",
}
"""Further names by indicator."""

NAMELESS = frozenset(
    words("award_cap_per_firm new_platforms new_tax_threshold output_growth_threshold output_increase_threshold")
)
"""Indicators whose printed names say nothing by themselves."""

MEASURES_OF_INDUSTRIES: Mapping[str, str] = {
    "": "industry_output_growth",
    "增加值": "industry_output_growth industry_value_added",
    "产值": "industry_gross_output",
    "总产值": "industry_gross_output",
    "工业总产值": "industry_gross_output",
    "营业收入": "industry_revenue",
    "营收": "industry_revenue",
    "主营业务收入": "industry_revenue",
    "规模": "industry_scale",
    "总规模": "industry_scale",
    "产业规模": "industry_scale",
    "利润": "industry_profit",
    "利润总额": "industry_profit",
    "投资": "industry_investment_growth",
    "集群营收": "cluster_revenue",
    "集群规模": "cluster_revenue",
    "产业链产值": "chain_output",
    "全产业链产值": "chain_output",
    "产业链营收": "chain_output",
    "出口": "product_exports",
    "产量": "product_output",
}
"""General indicators by the words after an industry's name; without any, growth is that of value added."""

MEASURES_OF_PRODUCTS: Mapping[str, str] = {"产量": "product_output", "出口": "product_exports"}
"""General indicators by the words after a product's name."""

WHOLE_INDUSTRY = frozenset({"industry_as_a_whole", "manufacturing"})
"""Industries whose measures have indicators of their own."""

OF_SEVERAL_INDICATORS = frozenset(
    {"pilot_firms", "service_firms", "major_industry_projects", "provincial_science_projects"}
)
"""Scopes whose things are counted under one indicator here and another there."""
