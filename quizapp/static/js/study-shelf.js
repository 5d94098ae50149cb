// What the pages of study keep in this browser, and nobody else reads or writes: answers that wait, and answers that were
// refused. The pages share it: each looks at it afresh, so that none forgets what another put there.
const { learner } = document.querySelector("[data-net]").dataset;
export const keyOf = ({ values }) => values.answer_key;

function shelf(name) {
  const place = `quizapp-${name}-${learner}`;
  let loose = []; // what a browser that keeps nothing, or is full, leaves to this page
  const gone = new Set(); // and what it would not take away

  function kept() {
    try {
      const found = JSON.parse(localStorage.getItem(place));
      return Array.isArray(found) ? found.filter((one) => one?.values?.answer_key && !gone.has(keyOf(one))) : [];
    } catch {
      return [];
    }
  }

  function keep(answers) {
    try {
      localStorage.setItem(place, JSON.stringify(answers));
      return true;
    } catch {
      return false;
    }
  }

  const all = () => [...kept(), ...loose];
  // Puts an answer behind the others where it outlives this page; whether that could be done.
  const put = (one) => !loose.length && keep([...kept(), one]);
  function add(one) {
    if (!put(one)) loose.push(one);
  }
  // Puts an answer in the place of the one with its key; none takes that one away.
  function change(key, ...answers) {
    const changed = (one) => (keyOf(one) === key ? answers : [one]);
    loose = loose.flatMap(changed);
    if (!kept().some((one) => keyOf(one) === key) || keep(kept().flatMap(changed))) return;
    gone.add(key);
    loose.unshift(...answers);
  }
  return { all, put, add, change };
}

export const waiting = shelf("answers");
export const refused = shelf("refused");
