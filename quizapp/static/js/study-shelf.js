// What the pages of study keep in this browser, and nobody else reads or writes: answers that wait, and answers that were
// refused. The pages share it: each looks at it afresh. Every answer lies in a place of its own, so that two pages which
// write at the same moment do not write over each other.
const WHO = "quizapp-learner"; // whose answers a page counts that knows nobody
const learner = document.querySelector("[data-net]").dataset.learner ?? read(WHO);
write(WHO, learner);
// An answer and what takes it back are two things: a page that sends the one must not clear the other away.
export const keyOf = ({ values, isBack }) => `${values.answer_key}${isBack ? "-back" : ""}`;
const isAnswer = (one) => Boolean(one?.values?.answer_key);

function read(name) {
  try {
    return JSON.parse(localStorage.getItem(name));
  } catch {
    return null;
  }
}

function write(name, one) {
  try {
    localStorage.setItem(name, JSON.stringify(one));
    return true;
  } catch {
    return false;
  }
}

function namesOf(place) {
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(`${place}-`)).sort();
  } catch {
    return [];
  }
}

function shelf(kind) {
  const place = `quizapp-${kind}-${learner}`;
  let loose = []; // what a browser that keeps nothing, or is full, leaves to this page

  const kept = () => namesOf(place).map((name) => ({ name, one: read(name) })).filter(({ one }) => isAnswer(one));
  const all = () => [...kept().map(({ one }) => one), ...loose];
  // Puts an answer behind the others where it outlives this page; whether that could be done.
  function put(one) {
    const last = Number(namesOf(place).at(-1)?.slice(place.length + 1).split("-")[0]) || 0;
    return !loose.length && write(`${place}-${String(last + 1).padStart(9, "0")}-${keyOf(one)}`, one);
  }
  function add(one) {
    if (!put(one)) loose.push(one);
  }
  // Puts an answer in the place of the one with its key; none takes that one away.
  function change(key, answer = null) {
    loose = loose.flatMap((one) => (keyOf(one) === key ? (answer ?? []) : [one]));
    for (const { name, one } of kept()) {
      if (keyOf(one) !== key) continue;
      if (answer && write(name, answer)) continue;
      localStorage.removeItem(name);
      if (answer) loose.push(answer); // there was no room for it any more
    }
  }

  const together = read(place); // as all answers were kept in one place before
  if (Array.isArray(together) && together.filter(isAnswer).every(put)) localStorage.removeItem(place);
  return { all, put, add, change };
}

export const waiting = shelf("answers");
export const refused = shelf("refused");
