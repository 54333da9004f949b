/* Finds what a family means: other spellings, slips of the pen, words that mean the same. Used by the search and by the list of trials. */
"use strict";
window.plainMatch = (() => {
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/['’]/g, "");
  /* The words of a text; parts joined by hyphens also count as one word: X-RAY is x, ray and xray. */
  const wordsOf = (text) => {
    const found = [];
    for (const piece of fold(text).match(/[\p{L}\p{N}]+(?:[-/][\p{L}\p{N}]+)*/gu) || []) {
      const parts = piece.split(/[-/]/);
      found.push(...parts);
      if (parts.length > 1) found.push(parts.join(""));
    }
    return found;
  };
  /* Short forms in capitals, so that ALL, the short form of a name, is not the word "all". */
  const capitals = (text) => (text.match(/(?<![\p{L}\p{N}])\p{Lu}{2,5}(?![\p{L}\p{N}])/gu) || []).map((word) => `^${fold(word)}`);
  /* Slips between two words, up to `most` (Damerau, adjacent letters may change places). */
  const slips = (a, b, most) => {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    let before = [], last = Array.from({ length: b.length + 1 }, (_, i) => i);
    for (let i = 1; i <= a.length; i++) {
      const row = [i];
      for (let j = 1; j <= b.length; j++) {
        const same = a[i - 1] === b[j - 1] ? 0 : 1;
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + same);
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      before = last;
      last = row;
    }
    return last[b.length];
  };
  /* How well a word of the index answers a typed word: 1 the same, 0 not at all. */
  const near = (typed, word) => {
    if (typed === word) return 1;
    if (typed.length >= 3 && word.startsWith(typed)) return 0.85 - 0.02 * Math.min(10, word.length - typed.length);
    if (typed.length >= 5 && word.length >= 5 && !/\d/.test(typed)) { // one number is not nearly another
      let same = 0;
      while (same < typed.length && typed[same] === word[same]) same++;
      if (same >= 5 && typed.length - same <= 3 && word.length - same <= 3) return 0.75;
    }
    return 0;
  };
  /* Roughly how a word sounds: ritm and rhythm are close. */
  const sounds = [[/ph/g, "f"], [/[ao]e/g, "e"], [/y/g, "i"], [/[cq]/g, "k"], [/z/g, "s"], [/h/g, ""], [/(.)\1/g, "$1"]];
  const sound = (word) => sounds.reduce((text, [from, to]) => text.replace(from, to), word);
  const slipped = (typed, word) => {
    if (typed.length < 4 || /\d/.test(typed)) return 0;
    const most = typed.length > 7 ? 2 : 1, found = Math.min(slips(typed, word, most), 0.5 + slips(sound(typed), sound(word), most));
    if (found > most + 0.5) return 0;
    return (typed[0] === word[0] ? 0.7 : 0.5) - 0.1 * found;
  };

  const WEIGHTS = { t: 10, a: 7, d: 4, h: 4, x: 1.2 };
  const KINDS = { page: 1, list: 1, trial: 0.65, part: 0.55, listed: 0.4, young: 0.7, word: 0.7 };

  /* The trials of the index as entries, each with what the list of trials shows and narrows by. How they are packed: pages/packed.py. */
  function trials({ at, told, columns, tables, few }) {
    const { topics } = tables, above = (place) => (place < 0 ? [] : [topics[place], ...above(topics[place][1])]);
    const places = (gaps) => { let place = 0; return gaps ? gaps.split(" ").map((gap) => (place += Number(gap))) : []; };
    const several = (name, row) => places(columns[name][row]).map((place) => tables[name][place]);
    const listed = (row) => row >= (few.listed ?? Infinity);
    const one = (name, row) => tables[name][columns[name][row]] || [];
    const all = columns.name.map((name, row) => {
      const id = columns.id[row] || name.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, ""), title = columns.title[row];
      const numbers = columns.numbers[row].split(" ").filter(Boolean), [begins, ends, ages] = one("ages", row);
      const [conditions, treatments] = ["conditions", "treatments"].map((field) => places(columns[field][row])), countries = several("countries", row);
      return {
        u: at.replace("{id}", () => id), t: `${name}: ${title}`, k: listed(row) ? "listed" : columns.part[row] ? "part" : "trial", h: "", x: "", listed: listed(row),
        d: listed(row) ? few.told : told.replace("{name}", () => name).replace("{title}", () => `${title}.`),
        a: [name, ...numbers, ...[...conditions, ...treatments].flatMap(above).flatMap((topic) => topic.slice(2)), ...several("tested", row),
          ...countries.map((country) => country[1]), ...several("sites", row).flat(), ...one("sponsor", row)],
        name, numbers, ages: begins ? [begins, ends] : [], aged: ages, status: columns.status[row], says: tables.status[columns.status[row]], day: one("day", row),
        conditions: conditions.map((place) => topics[place][0]), treatments: treatments.map((place) => topics[place][0]),
        countries: countries.map((country) => country[0]), places: countries.map((country) => country[1]), others: few.others[row] || {},
      };
    });
    for (const [row, one] of all.entries()) one.parts = (few.parts[row] || []).map((part) => all[part]);
    return all;
  }

  function prepare(entries, same, ignore) {
    const known = new Map(), read = (text) => {
      if (!known.has(text)) {
        const words = wordsOf(text);
        known.set(text, { words: [...words, ...capitals(text)], phrase: words.join(" ") });
      }
      return known.get(text);
    };
    const docs = entries.map((entry) => {
      const fields = {};
      for (const key of Object.keys(WEIGHTS)) {
        const told = key === "d" && /^(trial|part|listed)$/.test(entry.k) ? "" : entry[key] || "";
        const parts = (Array.isArray(told) ? told : [told]).map(read);
        fields[key] = { words: new Set(parts.flatMap((part) => part.words)), phrases: parts.map((part) => part.phrase) };
      }
      return { entry, fields };
    });
    const vocabulary = new Set(docs.flatMap((doc) => Object.values(doc.fields).flatMap((field) => [...field.words])));
    const groups = same.map((group) => group.map((phrase) => wordsOf(phrase)));
    return { docs, vocabulary, groups, ignore: new Set(ignore.map(fold)) };
  }

  /* The words of the index that answer a typed word, each with how well. */
  function answers(index, typed) {
    const found = new Map();
    if (typed[0] === "^") return found.set(typed, 1);
    for (const word of index.vocabulary) { const how = near(typed, word); if (how) found.set(word, how); }
    if (!found.size) for (const word of index.vocabulary) { const how = slipped(typed, word); if (how) found.set(word, how); }
    return found;
  }

  const holds = (words, phrase) => phrase.every((word) => words.has(word));

  /* What is typed as things meant: each a word with its answers, and phrases that mean the same. */
  function meant(index, text) {
    const typed = wordsOf(text).filter((word, at, all) => !(at > 1 && word === all[at - 2] + all[at - 1]));
    const joined = ` ${typed.join(" ")} `, covered = new Map(), things = [];
    index.groups.forEach((group) => {
      const hits = group.filter((phrase) => phrase.length && joined.includes(` ${phrase.join(" ")} `));
      if (!hits.length) return;
      const own = new Set(hits.flat());
      things.push({ words: own, alternatives: group, size: Math.max(...hits.map((hit) => hit.length)) });
      own.forEach((word) => covered.set(word, Math.max(covered.get(word) || 0, things[things.length - 1].size)));
    });
    const kept = things.filter((thing) => [...thing.words].some((word) => covered.get(word) === thing.size));
    const short = capitals(text).filter((word) => index.vocabulary.has(word));
    const single = [...short, ...typed.filter((word) => !index.ignore.has(word) && !covered.has(word) && !short.includes(`^${word}`))];
    for (const word of single.length || kept.length ? single : typed) kept.push({ words: new Set([word]), alternatives: [] });
    for (const pair of typed.slice(1).map((word, at) => typed[at] + word)) {
      if (index.vocabulary.has(pair)) kept.push({ words: new Set([pair]), alternatives: [], extra: true });
    }
    kept.forEach((thing) => { thing.answers = new Map([...thing.words].map((word) => [word, answers(index, word)])); });
    return kept;
  }

  function fieldScore(field, thing) {
    let best = 0;
    for (const found of thing.answers.values()) {
      for (const word of field.words) best = Math.max(best, found.get(word) || 0);
    }
    if (thing.answers.size > 1) {
      let sum = 0;
      for (const found of thing.answers.values()) sum += Math.max(0, ...[...field.words].map((word) => found.get(word) || 0));
      best = sum / thing.answers.size;
    }
    if (best < 0.9 && thing.alternatives.some((phrase) => holds(field.words, phrase))) best = 0.9;
    return best;
  }

  /* The entries that answer, best first: `[{ entry, score, all }]`; `all` where every thing meant was found. */
  function search(index, text) {
    const things = meant(index, text);
    if (!things.length) return [];
    const typed = wordsOf(text).join(" ");
    const table = index.docs.map((doc) => things.map((thing) => {
      const scores = Object.entries(WEIGHTS).map(([key, weight]) => [key, weight * fieldScore(doc.fields[key], thing)]);
      return scores.reduce((sum, [, value]) => sum + value * 0.25, 0) + 0.75 * Math.max(...scores.map(([, value]) => value));
    }));
    const rare = things.map((_, at) => Math.log(1 + index.docs.length / (1 + table.filter((row) => row[at] > 0).length)));
    const found = index.docs.map((doc, at) => {
      const row = table[at], needed = things.map((thing, i) => [thing, row[i]]).filter(([thing]) => !thing.extra);
      const hits = needed.filter(([, value]) => value > 0).length;
      let score = row.reduce((sum, value, i) => sum + value * rare[i], 0) * Math.sqrt(hits / Math.max(1, needed.length));
      if (doc.fields.a.phrases.includes(typed) || doc.fields.t.phrases.includes(typed)) score *= 1.6;
      return { entry: doc.entry, score: score * (KINDS[doc.entry.k] || 1), all: hits === needed.length };
    });
    return found.filter((one) => one.score > 0).sort((one, two) => two.score - one.score);
  }

  return { prepare, search, trials, wordsOf };
})();
