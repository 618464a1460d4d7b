"use strict";
// SessionMonitor (monitor.py) once more, for the page: pure functions over the same states, events and logs. Tables and
// words come from Python; tests replay the same events through both.

const fill = (text, facts) => text.replace(/\{(\w+)(?::g)?\}/g, (_, name) => facts[name]);
const given = (values) => values.filter((one) => one != null);
const unique = (values) => [...new Set(values)].sort();
const sorted = (numbers) => given(numbers).sort((one, other) => one - other);
const least = (numbers) => sorted(numbers)[0] ?? null;
const most = (numbers) => sorted(numbers).at(-1) ?? null;
const bySeverity = (rules, severities) => rules.severities.filter((one) => severities.includes(one));

// The state after an event; null if the event cannot happen now.
function on(rules, session, state, event) {
  event = { pain: null, severity: null, trend: null, symptoms: [], red_flags: [], ...event };
  const stop = state.phase === "stopped" ? state.decision : mustStop(rules, state, event);
  const after = stop ? { ...state, phase: "stopped", decision: stop } : advanced(rules, session, state, event);
  return after && noted(rules, after, state, event);
}

// The decision to stop because of what the person has or feels; null if they need not stop.
function mustStop(rules, state, { kind, pain, severity, trend, symptoms, red_flags }) {
  if (rules.refused) return rules.refused;
  const { band, severities } = rules, rated = band && pain !== null, lowest = state.least_pain;
  const signs = unique(red_flags).map((one) => rules.signs[one]);
  const isNew = (one) => rules.nerves.includes(one) && !state.known_symptoms.includes(one);
  const fresh = unique(symptoms).filter(isNew).map((one) => rules.symptoms[one]);
  const isWorse = trend === "worsening" || (state.least_severity !== null
    && severities.indexOf(severity) > severities.indexOf(state.least_severity));
  const isFirst = pain === null && severity !== null && state.least_severity === null;
  const isFelt = symptoms.length || (kind === "symptom_reported" && trend === null);
  const urgent = Math.min(...signs.map((one) => one.urgency));
  const [why, facts, statement = "A20"] = [
    [signs.length, "sign", { signs: signs.map((one) => one.text).join(", ") }, "R1"],
    [severity === "severe", "severe"],
    [fresh.length && state.phase !== "ready", "new", { symptoms: fresh.join(", ") }],
    [isFelt && severity === null && pain === null, "unrated"],
    [isWorse && !rated, "worsening"],
    [isFirst && !lowest && state.movement !== null, "symptoms_came"],
    [rated && Math.ceil(pain) >= band.stop_from, "band", { pain, band: band?.name, limit: band?.stop_from }, ""],
    [!band && lowest === null && pain > 0 && state.movement !== null, "came", { pain }],
    [!band && lowest !== null && pain > lowest, "rose", { least: lowest, pain }],
    [!band && Math.ceil(pain) >= rules.severe_pain, "severe_pain", { pain }],
  ].find(([applies]) => applies)?.slice(1) ?? [];
  const advice = signs.find((one) => one.urgency === urgent)?.advice ?? rules.advice;
  return why ? { kind: "stop_now", reason: fill(rules.why[why], facts), advice, statement } : null;
}

// The state after an event that does not stop the session; null if it cannot happen now.
function advanced(rules, session, state, { kind, pain, severity, movement: started = null }) {
  const { sets_done: before, movement: current } = state;
  const place = kind === "movement_started" ? started : current;
  const isPlaced = place !== null && place < before.length;
  if (kind !== "symptom_reported" && !rules.next[state.phase].includes(kind)) return null;
  if (["movement_started", "set_done"].includes(kind) && !isPlaced) return null;
  const sets_done = before.map((sets, n) => sets + (kind === "set_done" && n === place));
  const sets = session.movements[place]?.sets;
  const isEnough = kind === "set_done" && sets && sets_done[place] >= sets;
  const phase = { start: "active", resume: "active", pause: "paused", finish: "complete" }[kind] ?? state.phase;
  return {
    ...state, phase, sets_done, movement: place,
    least_pain: least([state.least_pain, pain]),
    least_severity: bySeverity(rules, [state.least_severity, severity])[0] ?? null,
    decision: {
      kind: phase === "complete" ? "complete" : "continue", reason: isEnough ? rules.why.sets_done : "",
      advice: "", statement: "",
    },
  };
}

// The state with what the person reports in the event.
function noted(rules, state, { phase, movement, pain_in }, { kind, pain, severity, trend, symptoms, red_flags }) {
  const { pain_before, pain_after } = state;
  const isBefore = pain_before === null && pain_after === null && state.movement === null;
  const isDuring = ["active", "paused"].includes(phase) && kind !== "finish";
  return {
    ...state,
    pain_before: isBefore ? pain : pain_before,
    pain_after: isBefore ? pain_after : most([pain_after, pain]),
    pain_in: pain_in.map((before, n) => (isDuring && n === movement ? most([before, pain]) : before)),
    severity: bySeverity(rules, [state.severity, severity]).at(-1) ?? null,
    trend: state.trend === "worsening" ? state.trend : trend ?? state.trend,
    known_symptoms: phase === "ready" ? unique([...state.known_symptoms, ...symptoms]) : state.known_symptoms,
    symptoms: unique([...state.symptoms, ...symptoms]),
    red_flags: unique([...state.red_flags, ...red_flags]),
  };
}

// The log of a day for `advance`: of one run as SessionMonitor.day_log, of several the worst.
function dayLog({ rules, sessions }, runs) {
  const states = runs.map((run) => run.state), all = (name) => states.flatMap((state) => state[name]);
  const isDone = ({ session, state }) => state.phase === "complete"
    && sessions[session].movements.every((one, n) => state.sets_done[n] >= (one.sets ?? 1));
  const [pain_before = null, ...later] = given(all("pain_before"));
  const movements = all("movements"), pains = all("pain_in");
  const worst = (movement) => most(pains.filter((_, n) => movements[n] === movement));
  const trends = given(all("trend"));
  return {
    day: runs[0].day,
    done: sessions.every((_, n) => runs.some((run) => run.session === n && isDone(run))),
    stopped: all("phase").includes("stopped"),
    pain_before,
    pain_after: most([...later, ...all("pain_after")]),
    pain_by_movement: unique(movements).map((movement) => ({ movement, pain: worst(movement) })).filter((one) => one.pain !== null),
    symptoms: unique(all("symptoms")),
    severity: bySeverity(rules, all("severity")).at(-1) ?? null,
    trend: trends.includes("worsening") ? "worsening" : trends.at(-1) ?? null,
    red_flags: unique(all("red_flags")),
  };
}

// The logs by the first day of their week; the first week begins with the plan, or else with the first run.
function weeks(setup, runs) {
  const days = unique(runs.map((run) => run.day)), week = 7 * 86400000, logs = {};
  const first = Date.parse(setup.start ?? days[0]);
  for (const day of days) {
    const begun = new Date(first + Math.floor((Date.parse(day) - first) / week) * week).toISOString().slice(0, 10);
    (logs[begun] ??= []).push(dayLog(setup, runs.filter((run) => run.day === day)));
  }
  return logs;
}
