// The guided session: what is kept in this browser, and what is seen.

const SETUP = JSON.parse(document.getElementById("session-data").textContent);
const { words: SAY, sessions: SESSIONS } = SETUP;

// All runs, each { id, day, session, state, beat, isCleared }, and the one that is shown; `beat` is how far the count is.
let runs = [], run = null, isKept = true;

// Where the browser keeps nothing more, what is in memory counts.
function load() {
  const isRun = (one) => SESSIONS[one?.session] && one.state?.decision?.kind
    && `${one.state.movements}` === `${SESSIONS[one.session].state.movements}`;
  if (!isKept) return runs;
  try {
    return JSON.parse(localStorage.getItem(SETUP.key) ?? "[]").filter(isRun);
  } catch { // storage is blocked, or holds something else
    return runs;
  }
}

function keep() {
  runs = [...load().filter((one) => one.id !== run.id), run];
  try {
    localStorage.setItem(SETUP.key, JSON.stringify(runs));
    isKept = true;
  } catch {
    isKept = false;
  }
}

const isStopped = ({ state, isCleared }) => state.phase === "stopped" && !isCleared;

// Goes on with a stop that no provider has lifted, or with what was begun today and is not over.
function reopen() {
  runs = load();
  const isOpen = ({ state, day }) => day === today() && ["active", "paused"].includes(state.phase);
  run = runs.find(isStopped) ?? runs.findLast(isOpen) ?? null;
  if (run?.state.phase === "active") happen({ kind: "pause" });
}

function wipe() {
  runs = [];
  if (run?.state.phase !== "stopped") run = null;
  try {
    localStorage.removeItem(SETUP.key);
  } catch { // nothing was kept
  }
  render();
}

function today() {
  const now = new Date();
  return new Date(now - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
}

function happen(event) {
  const { lapse, rules } = SETUP;
  if (lapse && today() >= lapse.from) rules.refused = lapse.decision;
  run = load().find(isStopped) ?? run; // another window may have stopped while this one slept
  run.state = on(rules, SESSIONS[run.session], run.state, event) ?? run.state;
  keep();
}

function send(event) {
  happen(event);
  render();
}

// Starts a movement; after the last one the session is over.
function go(place) {
  run.beat = null;
  const isOver = place >= run.state.movements.length;
  send(isOver ? { kind: "finish" } : { kind: "movement_started", movement: place });
}

// What is seen: each view replaces the one before, and its heading gets the focus.
const BOX = make("div");
let clock = 0;

function make(name, properties = {}, ...content) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...content.flat().filter(Boolean));
  return element;
}

const line = (text, className = "") => make("p", { className }, text);
const button = (text, onclick, className = "") => make("button", { type: "button", className, onclick }, text);
const small = (...buttons) => make("div", { className: "small" }, buttons);

function show(title, ...content) {
  clock = clearInterval(clock);
  const heading = make("h3", { tabIndex: -1 }, title);
  BOX.replaceChildren(heading, ...content.flat().filter(Boolean));
  heading.focus();
}

function render() {
  const view = { active: exercise, paused, complete, stopped }[run?.state.phase];
  if (view) view(run.state);
  else ask("start", SAY.before, SAY.begin);
}

function choices(type, name, legend, texts, hint) {
  const option = ([value, text]) => make("label", {}, make("input", { type, name, value }), text.text ?? text);
  return make("fieldset", { className: name }, make("legend", {}, legend), hint && line(hint), Object.entries(texts).map(option));
}

// Asks how the person is, and reports it with an event of this kind.
function ask(kind, title, label, then = render) {
  const { symptoms, signs } = SETUP.rules, isFirst = kind === "start", missing = make("p", { role: "alert" });
  const form = make("div", {},
    isFirst && line(SAY.about),
    isFirst && SESSIONS.length > 1 && choices("radio", "session", SAY.which, SESSIONS.map((one) => one.title)),
    choices("radio", "pain", SAY.pain, [...Array(11).keys()].map(String)),
    choices("checkbox", "symptoms", SAY.symptoms, symptoms),
    choices("radio", "severity", SAY.severity, SAY.severities, SAY.other),
    choices("radio", "trend", SAY.trend, SAY.trends),
    make("details", { open: isFirst }, make("summary", {}, SAY.signs), choices("checkbox", "red_flags", SAY.notice, signs)));
  const ticked = (name) => [...form.querySelectorAll(`[name=${name}]:checked`)].map((one) => one.value);
  const answer = () => {
    const [[pain], [severity], [trend], [session]] = ["pain", "severity", "trend", "session"].map(ticked);
    const felt = { severity, trend, symptoms: ticked("symptoms"), red_flags: ticked("red_flags") };
    if (pain !== undefined) felt.pain = Number(pain);
    else if (severity !== "severe" && !felt.red_flags.length) { // these stop it without a number too
      missing.textContent = SAY.choose_pain;
      return;
    }
    if (isFirst) run = { id: Date.now(), day: today(), session: Number(session ?? 0), state: SESSIONS[session ?? 0].state };
    happen({ kind, ...felt });
    then();
  };
  show(title, form, missing, button(label, answer, "main"), run ? small(button(SAY.back, render)) : log());
}

const trouble = () => button(SAY.trouble, () => ask("symptom_reported", SAY.now, SAY.go_on), "alarm");
const end = () => button(SAY.end, () => send({ kind: "finish" }));

function exercise({ movement: place, sets_done, movements }) {
  if (place === null) return go(0);
  const item = SESSIONS[run.session].movements[place], count = item.sets ?? 1, number = sets_done[place] + 1;
  const next = () => (run.state.phase === "active" ? go(number < count ? place : place + 1) : render());
  show(fill(SAY.movement, { number: place + 1, count: movements.length }), make("div", { className: "step" }, card(item)),
    count > 1 && line(fill(SAY.set, { number, count }), "dose"), counter(item),
    button(SAY.done, () => ask("set_done", SAY.now, SAY.go_on, next), "main"), trouble(),
    small(button(SAY.pause, () => send({ kind: "pause" })), button(SAY.skip, () => go(place + 1)), end()));
}

// What the page shows of a movement; its picture may stand in an earlier card.
function card({ card: own, picture }) {
  const cards = document.querySelectorAll(".steps > .step");
  const parts = [...cards[own].children].filter((part) => !part.querySelector("svg"));
  const pictures = [...cards[picture].children].filter((part) => part.querySelector("svg"));
  return [parts[0], ...pictures, ...parts.slice(1)].map((part) => part.cloneNode(true));
}

// Counts repetitions and holds, a beat after the other: { number, text, seconds }.
function counter({ reps, hold_s: hold, seconds_per_rep: pace, per_side: isSided }) {
  const sides = isSided ? [`${SAY.one_side}, `, `${SAY.other_side}, `] : [""];
  const parts = [[SAY.slowly, pace ?? SETUP.pace], [SAY.hold, hold]].filter(([, seconds]) => seconds);
  const each = (number) => sides.flatMap((side) => parts.map(([text, seconds]) => ({ number, text: side + text, seconds })));
  const beats = Array.from({ length: reps ?? 0 }, (_, n) => each(n + 1)).flat();
  if (!reps && hold) beats.push({ text: SAY.calmly, seconds: hold });
  if (!beats.length) return [];
  const count = make("p", { role: "status", className: "count" }), beat = line("", "beat");
  let left = beats[run.beat]?.seconds;
  const draw = () => {
    const now = beats[run.beat], isOver = run.beat === beats.length, number = isOver ? reps : now?.number ?? 0;
    const said = reps ? fill(isSided ? SAY.each_side : SAY.counted, { number, count: reps }) : "";
    const text = [said, isOver && SAY.enough].filter(Boolean).join(". ");
    if (count.textContent !== text) count.textContent = text; // a screen reader says each change
    beat.textContent = now ? `${now.text} ${fill(SAY.left, { seconds: left })}` : "";
    auto.textContent = clock ? SAY.wait : SAY.count;
    auto.hidden = isOver;
  };
  const move = (place) => {
    run.beat = place;
    left = beats[place]?.seconds;
    if (place === beats.length) clock = clearInterval(clock);
    draw();
  };
  const tick = () => ((left -= 1) > 0 ? draw() : move(run.beat + 1));
  const auto = button("", () => {
    clock = clock ? clearInterval(clock) : setInterval(tick, 1000);
    move(run.beat ?? 0);
  });
  draw();
  return [count, beat, auto];
}

function paused() {
  show(SAY.paused, button(SAY.resume, () => ask("resume", SAY.now, SAY.go_on), "main"), trouble(), small(end()));
}

function again() {
  run = null;
  render();
}

function complete() {
  const { done } = dayLog(SETUP, [run]);
  show(SAY.complete, line(done ? SAY.all_done : SAY.not_all), trouble(), button(SAY.again, again), log());
}

// A stop is final; only a provider's word lets a new session begin.
function stopped({ decision: { reason, advice } }) {
  const emergency = Object.values(SETUP.rules.signs).filter((one) => one.urgency === 0);
  const restart = button(SAY.again, () => {
    run.isCleared = true;
    keep();
    again();
  });
  restart.disabled = true;
  const cleared = make("input", { type: "checkbox", onchange: () => { restart.disabled = !cleared.checked; } });
  show(SAY.stopped,
    make("div", { className: "stop", role: "alert" }, line(advice), line(`${reason[0].toUpperCase()}${reason.slice(1)}.`)),
    line(SAY.emergency), make("ul", {}, emergency.map((one) => make("li", {}, one.text))),
    make("label", {}, cleared, SAY.cleared), restart, log());
}

// The log, to be saved a file a week, or to be deleted.
function log() {
  if (!runs.length) return [];
  const logs = weeks(SETUP, runs), shown = (pain) => pain ?? SAY.unknown;
  const said = ({ day, done, stopped, pain_before: before, pain_after: after }) => fill(SAY.log_day, {
    day, done: stopped ? SAY.log_stopped : done ? SAY.log_done : SAY.log_not_done, before: shown(before), after: shown(after),
  });
  return make("div", { className: "log" }, make("h3", {}, SAY.log), !isKept && line(SAY.not_kept),
    make("ul", {}, Object.values(logs).flat().map((day) => make("li", {}, said(day)))), line(SAY.save_how, "soft"),
    Object.entries(logs).map(([day, days]) => button(fill(SAY.save, { day }), () => save(`log-${day}.json`, days))),
    make("details", {}, make("summary", {}, SAY.delete), line(SAY.delete_sure), button(SAY.delete_yes, wipe)));
}

function save(download, logs) {
  const href = URL.createObjectURL(new Blob([JSON.stringify(logs, null, 1)], { type: "application/json" }));
  make("a", { href, download }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60000);
}

const PLACE = document.getElementById("session");
PLACE.append(make("h2", {}, SAY.title), BOX);
reopen();
render();
PLACE.hidden = false;
addEventListener("storage", () => { // another window has written
  if (!load().some(isStopped)) return;
  reopen();
  render();
});
