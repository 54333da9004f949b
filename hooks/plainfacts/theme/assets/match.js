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
  /* A text without blanks and marks: "LAMP 1 B" is typed in several ways. */
  const squash = (text) => fold(text).replace(/[^\p{L}\p{N}]/gu, "");
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
    if (/^\d{5,}$/.test(typed)) return word.endsWith(typed) || word.startsWith(typed) ? 0.85 : 0; // a part of a register's number
    if (typed.length >= 3 && word.startsWith(typed)) return 0.85 - 0.02 * Math.min(10, word.length - typed.length);
    if (word.length >= 6 && typed.endsWith(word)) return 0.7; // Kinderleukämie
    if (typed.length >= 5 && word.length >= 5 && !/\d/.test(typed)) { // one number is not nearly another
      let same = 0;
      while (same < typed.length && typed[same] === word[same]) same++;
      if (same >= 5 && typed.length - same <= 3 && word.length - same <= 3) return 0.75;
    }
    return 0;
  };
  /* Roughly how a word sounds: ritm and rhythm are close. */
  const sounds = [[/ph/g, "f"], [/[ao]e/g, "e"], [/y/g, "i"], [/[cq]/g, "k"], [/z/g, "s"], [/h/g, ""], [/[aeiou]+/g, "e"], [/(.)\1/g, "$1"]];
  const sound = (word) => sounds.reduce((text, [from, to]) => text.replace(from, to), word);
  const slipped = (typed, word) => {
    if (typed.length < 4 || /\d/.test(typed)) return 0;
    const most = typed.length > 7 ? 2 : 1, heard = sound(typed), alike = heard.length > 3 ? slips(heard, sound(word), most) : most + 1;
    const found = Math.min(slips(typed, word, most), 0.5 + alike);
    if (found > most + 0.5) return 0;
    return (typed[0] === word[0] ? 0.7 : 0.5) - 0.1 * found;
  };

  /* How much a field counts: title, other names, description, heading of a part, its text. A part's heading and text count once more for what they hold together. */
  const WEIGHTS = { t: 10, a: 7, d: 3, h: 5, x: 1.2 }, TOGETHER = { h: 4, x: 1.2 };
  const KINDS = { page: 1, list: 1, trial: 0.65, part: 0.55, listed: 0.4, young: 0.5, voice: 0.4, sheet: 0.6, word: 0.7 };
  const SURE = 0.6, LETTER = 0.82; // a lay word that is known is not the beginning of another: at most one letter more

  /* The trials of the index as entries, each with what the list of trials shows and narrows by. How they are packed: pages/finder/packed_index.py. */
  function trials({ at, called, told, sheet, columns, tables, few }) {
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
        u: (listed(row) ? few.at : at).replace("{id}", () => id), t: called.replace("{name}", () => name).replace("{title}", () => title), k: listed(row) ? "listed" : columns.part[row] ? "part" : "trial", listed: listed(row),
        sheet: listed(row) ? "" : sheet.replace("{name}", () => name),
        d: listed(row) ? few.told : told.replace("{name}", () => name).replace("{title}", () => `${title}.`),
        a: [name, ...numbers, ...[...conditions, ...treatments].flatMap(above).flatMap((topic) => topic.slice(2)), ...several("tested", row),
          ...countries.map((country) => country[1]), ...several("sites", row).flat(), ...one("sponsor", row), ...several("funders", row)],
        name, numbers, ages: begins ? [begins, ends] : [], aged: ages, status: columns.status[row], says: tables.status[columns.status[row]], day: one("day", row),
        conditions: conditions.map((place) => topics[place][0]), treatments: treatments.map((place) => topics[place][0]),
        countries: countries.map((country) => country[0]), sites: several("sites", row), others: few.others[row] || {},
      };
    });
    for (const [row, one] of all.entries()) one.parts = (few.parts[row] || []).map((part) => all[part]);
    return all;
  }

  function prepare(entries, same, ignore, sheets = []) {
    const known = new Map(), read = (text) => {
      if (!known.has(text)) {
        const words = wordsOf(text);
        known.set(text, { text, words: new Set([...words, ...capitals(text)]), whole: squash(text) });
      }
      return known.get(text);
    };
    const field = (texts) => { const phrases = texts.map(read); return { phrases, words: new Set(phrases.flatMap((one) => [...one.words])) }; };
    const docs = entries.map((entry) => {
      const parts = (entry.s || []).map(([id, heading, text]) => ({ id, heading, h: read(heading).words, x: new Set(text.split(" ")) }));
      const told = /^(trial|part|listed)$/.test(entry.k) ? "" : entry.d, all = (key) => new Set(parts.flatMap((part) => [...part[key]]));
      const [t, a, d] = [field([entry.t]), field(entry.a), field([told])];
      return { entry, parts, names: [...t.phrases, ...a.phrases], fields: { t: t.words, a: a.words, d: d.words, h: all("h"), x: all("x") } };
    });
    const vocabulary = new Map(), phrases = (texts) => texts.map(typedWords), own = (text) => !text.startsWith("="), groups = same.map((texts) => ({ typed: phrases(texts.filter(own)), all: phrases(texts) })); // `=` before a word that pages have and nobody of this language types
    for (const { fields } of docs) for (const words of Object.values(fields)) for (const word of words) vocabulary.set(word, (vocabulary.get(word) || 0) + 1);
    const lexicon = [...new Set([...vocabulary.keys(), ...groups.flatMap((group) => group.typed).flat()])];
    return { docs, vocabulary, lexicon, groups, ignore: new Set(ignore.map(fold)), sheets: phrases(sheets) };
  }

  /* The words of the index that answer a typed word, each with how well; at least so well. */
  function answers(index, typed, least = 0) {
    const found = new Map();
    if (typed[0] === "^") return found.set(typed, 1);
    for (const word of index.vocabulary.keys()) { const how = near(typed, word); if (how > least) found.set(word, how); }
    return found;
  }

  /* A typed word that is none, as the word that was meant: the one that it nearly is or begins, of equals the commonest. */
  function corrected(index, typed) {
    const begun = index.lexicon.filter((word) => word.startsWith(typed)), nearly = begun.filter((word) => word.length - typed.length < 3);
    if (index.ignore.has(typed) || begun.includes(typed) || (begun.length && (typed.length < 5 || !nearly.length))) return typed;
    let best = [typed, 0, 0];
    for (const word of begun.length ? nearly : index.lexicon) {
      const how = begun.length ? 1 : Math.max(0.6 * near(typed, word), slipped(typed, word)), often = index.vocabulary.get(word) || 0;
      if (how > best[1] || (how && how === best[1] && often > best[2])) best = [word, how, often];
    }
    return best[0];
  }

  const holds = (words, phrase) => phrase.every((word) => words.has(word));
  const typedWords = (text) => wordsOf(text).filter((word, at, all) => !(at > 1 && word === all[at - 2] + all[at - 1]));
  const says = (typed) => { const joined = ` ${typed.join(" ")} `; return (phrase) => phrase.length && joined.includes(` ${phrase.join(" ")} `); };

  /* What is typed as things meant: each a word with its answers, and phrases that mean the same. The 4 of "4 year old" is none. */
  function meant(index, text, typed) {
    const said = says(typed), covered = new Map(), things = [];
    index.groups.forEach((group) => {
      const hits = group.typed.filter(said);
      if (!hits.length) return;
      const own = new Set(hits.flat()), size = Math.max(...hits.map((hit) => hit.length));
      things.push({ words: own, alternatives: group.all, size });
      own.forEach((word) => covered.set(word, Math.max(covered.get(word) || 0, size)));
    });
    const kept = things.filter((thing) => [...thing.words].some((word) => covered.get(word) === thing.size));
    const short = capitals(text).filter((word) => index.vocabulary.has(word));
    const single = [...short, ...typed.filter((word, at) => !index.ignore.has(word) && !(/^\d\d?$/.test(word) && index.ignore.has(typed[at + 1])) && !covered.has(word) && !short.includes(`^${word}`))];
    for (const word of single.length || kept.length ? single : typed) kept.push({ words: new Set([word]), alternatives: [] });
    for (const pair of typed.slice(1).map((word, at) => typed[at] + word)) {
      if (index.vocabulary.has(pair)) kept.push({ words: new Set([pair]), alternatives: [], extra: true });
    }
    kept.forEach((thing) => { thing.answers = new Map([...thing.words].map((word) => [word, answers(index, word, thing.alternatives.length ? LETTER : 0)])); });
    return kept;
  }

  /* How well some words answer a thing: the mean of its words, or a phrase that means the same. */
  function answered(words, thing) {
    let sum = 0;
    for (const found of thing.answers.values()) {
      let best = 0;
      for (const [word, how] of found) if (how > best && words.has(word)) best = how;
      sum += best;
    }
    const own = sum / thing.answers.size;
    return own < 0.9 && thing.alternatives.some((phrase) => holds(words, phrase)) ? 0.9 : own;
  }

  /* The part of a page that answers best, with its score; nothing where none does. */
  function bestPart(doc, things, rare) {
    const scored = doc.parts.map((part) => {
      const values = things.map((thing) => Math.max(...Object.entries(TOGETHER).map(([key, weight]) => weight * answered(part[key], thing))));
      return { part, score: values.reduce((sum, value, i) => sum + value * rare[i], 0) * Math.sqrt(values.filter(Boolean).length / things.length) };
    });
    return scored.reduce((best, one) => (one.score > best.score ? one : best), { part: null, score: 0 });
  }

  /* Whether a name is all that was meant, spelled otherwise. */
  const isMeant = (name, things, words) => [...name.words].every((word) => word[0] === "^" || words.has(word))
    && things.every((thing) => answered(name.words, thing) > 0);

  const byScore = (one, two) => two.score - one.score;

  /* The entries that answer, best first: `[{ entry, score, all, doc, things }]`; `all` where every thing meant was found. */
  function search(index, text, read = typedWords(text)) {
    const typed = read.map((word) => corrected(index, word));
    const things = meant(index, text, typed), needed = things.filter((thing) => !thing.extra), whole = squash(typed.join(""));
    if (!things.length) return [];
    const words = new Set(things.flatMap((thing) => [...thing.answers.values()].flatMap((one) => [...one.keys()])));
    const table = index.docs.map((doc) => things.map((thing) => {
      const scores = Object.entries(WEIGHTS).map(([key, weight]) => weight * answered(doc.fields[key], thing));
      return scores.reduce((sum, value) => sum + value * 0.25, 0) + 0.75 * Math.max(...scores);
    }));
    const rare = things.map((_, at) => Math.log(1 + index.docs.length / (1 + table.filter((row) => row[at] > 0).length)));
    const found = index.docs.map((doc, at) => {
      const row = table[at], hits = needed.filter((thing) => row[things.indexOf(thing)] > 0).length;
      const named = doc.names.some((name) => name.whole === whole); // however it is written: "all together 1"
      if (!named && !row.some(Boolean)) return { score: 0 };
      const matched = row.reduce((total, value, i) => total + value * rare[i], 0) * (hits / Math.max(1, needed.length));
      const sum = named && hits < needed.length ? WEIGHTS.t * Math.log(1 + index.docs.length) : matched, exactly = named ? 1.6 : doc.names.some((name) => isMeant(name, needed, words)) ? 1.4 : 1;
      const wide = doc.entry.s ? 1 + 0.01 * Math.log2(1 + doc.names.length) : 1; // a page about more comes before one about a kind of it
      const told = doc.entry.k === "young" && needed.filter((thing) => answered(doc.fields.t, thing)).length > 1 ? 2 : 1; // "antibodies for children"
      const score = told * (sum + bestPart(doc, things, rare).score) * exactly * wide * (KINDS[doc.entry.k] || 1);
      return { entry: doc.entry, score, all: named || hits === needed.length, doc, things: needed };
    });
    return found.filter((one) => one.score > 0).sort(byScore);
  }

  /* Where a result opens, and why it was found: a part of its page, or another name of what it is about. */
  function reason({ doc, things }) {
    const rest = things.filter((thing) => answered(doc.fields.t, thing) < SURE), even = rest.map(() => 1);
    if (!rest.length) return {};
    const { part } = bestPart(doc, rest, even), named = rest.some((thing) => answered(doc.fields.a, thing) >= SURE);
    if (part && part.id && (!named || rest.some((thing) => answered(part.h, thing) >= SURE))) return { id: part.id, part: part.heading };
    const value = (name) => rest.reduce((sum, thing) => sum + answered(name.words, thing), 0);
    return named ? { named: doc.names.slice(1).reduce((best, name) => (value(name) > value(best) ? name : best)).text } : {};
  }

  /* What the search shows, best first: address, title, description, and why. A word that asks for a sheet leads to sheets. */
  function found(index, text) {
    const typed = typedWords(text), asked = index.sheets.filter(says(typed)), words = new Set(asked.flat());
    const rest = typed.filter((word) => !words.has(word)), sheets = asked.length > 0 && rest.some((word) => !index.ignore.has(word));
    const all = search(index, sheets ? rest.join(" ") : text, sheets ? rest : typed);
    const kept = sheets ? all.map(asSheet).filter(Boolean).sort(byScore) : all, best = kept[0];
    let explained = 0;
    const shown = kept.filter(({ entry, score }) => score > best.score * 0.2 && (entry.k !== "word" || explained++ < 1)).slice(0, 20);
    return shown.map((one) => {
      const { u, t, d, k, listed } = one.entry, { id, part, named } = one.doc ? reason(one) : {};
      return { u: id ? `${u}#${id}` : u, t, d, k, listed, part, named, score: one.score };
    });
  }
  const asSheet = ({ entry, score, doc, things }) => {
    if (entry.k === "sheet") return { entry, score: score * 3, doc, things };
    return entry.sheet ? { entry: { ...entry, u: `${entry.u}sheet/`, t: entry.sheet }, score } : null;
  };

  return { prepare, search, found, reason, trials, wordsOf };
})();
