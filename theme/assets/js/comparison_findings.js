/* What the years of a province come to within a span: score, worst miss, newest target, and what several share. Pure.

   A year is {step, word, gap, target, outcome} as the page's JSON has it; its step is the verdict's on the scale of colour. */

const MET = ["above-2", "above", "met"];
/** Met by the allowance for "about" alone: met, but where counting is strict. */
const MET_ABOUT = "met-about";
const MISSED = ["missed", "missed-2"];
const JUDGED = [...MET, MET_ABOUT, "nearly", ...MISSED];
const FAR_SHORT = "missed-2";
/** An indicator that no province states in so many years is told in words. */
const FEWEST_DRAWN = 4;

/** Returns the years of a span that state anything, oldest first, as [year, stated]. */
export function yearsIn(stated, from, to) {
  const found = Object.entries(stated ?? {}).map(([year, each]) => [Number(year), each]);
  return found.filter(([year]) => year >= from && year <= to).sort(([one], [other]) => one - other);
}

/** Returns how many targets could be judged and how many of them were met. */
export function scoreOf(years, isStrict) {
  const met = isStrict ? MET : [...MET, MET_ABOUT];
  const count = (steps) => years.filter(([, { step }]) => steps.includes(step)).length;
  return { met: count(met), judged: count(JUDGED) };
}

/** Returns the missed year whose outcome lies furthest from its target, of equal ones the latest. */
export function worstMiss(years) {
  const distance = ([, { target, outcome }]) => Math.abs(outcome.value - target.value);
  const missed = years.filter(([, { step }]) => MISSED.includes(step));
  return missed.reduce((worst, each) => (worst && distance(worst) > distance(each) ? worst : each), undefined);
}

/** Returns the latest year with a target. */
export function newestTarget(years) {
  return years.filter(([, { target }]) => target).at(-1);
}

/** Whether an indicator is drawn: one of the provinces states it in enough years. */
export function isDrawn(provinces) {
  return provinces.some((years) => years.length >= FEWEST_DRAWN);
}

/**
 * Returns {shared, later, own} of the years in which targets were missed by far: those that all provinces share (two or
 * more of them); after the last of these the years of one province alone ({index, years}, undefined where several or none
 * have any); and the years of each.
 */
export function farMisses(provinces) {
  const own = provinces.map((years) => years.filter(([, { step }]) => step === FAR_SHORT).map(([year]) => year));
  const shared = own.length > 1 ? own[0].filter((year) => own.every((years) => years.includes(year))) : [];
  const last = shared.at(-1);
  const after = own.map((years, index) => ({ index, years: years.filter((year) => year > last) }));
  const alone = after.filter(({ years }) => years.length > 0);
  return { shared, later: alone.length === 1 ? alone[0] : undefined, own };
}

/** Returns the finest of an indicator's scales that shows all values with few ticks: those ticks, as [value, text]. */
export function ticksFor(scales, values, most) {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const covering = scales.map((scale) => covered(scale, low, high));
  return covering.find((ticks) => ticks.length <= most) ?? covering.at(-1);
}

function covered(scale, low, high) {
  const first = scale.findLastIndex(([value]) => value <= low);
  const last = scale.findIndex(([value]) => value >= high);
  return scale.slice(first, first === last ? last + 2 : last + 1);
}
