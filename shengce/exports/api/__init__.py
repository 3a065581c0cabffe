"""The tables cut up as readers ask for them: static JSON files by area, plan, indicator, year, programme and source."""
