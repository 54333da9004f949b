/* Whether a trial fits what is chosen, may fit, or does not: decided as pages/finder/fits.py decides, which says why. A topic is what it is part of, then its names. */
"use strict";
window.plainFits = (topics) => {
  const GROUPS = ["fits", "may", "listed", "closed"], CAN_OPEN = ["not-yet-recruiting", "suspended"];
  const sure = [], why = (key, names = []) => [{ key, names }];
  const above = (id) => (topics[id] ? [id, ...above(topics[id][0])] : []);
  const wider = (own, wanted) => own.filter((id) => above(wanted).includes(id)).sort();
  const parts = (own, wanted) => own.filter((id) => above(id).includes(wanted)).sort();
  const condition = (own, wanted) => {
    if (own.includes(wanted)) return sure;
    const around = wider(own, wanted), within = parts(own, wanted);
    return around.length ? why("condition_wider", around) : within.length ? why("condition_part", within) : null;
  };
  const treatment = (own, wanted) => {
    const around = wider(own, wanted);
    return parts(own, wanted).length ? sure : around.length ? why("treatment_wider", around) : null;
  };
  const country = (own, wanted) => (own.includes(wanted) ? sure : null);
  const ages = ([begins, ends], [first, after]) => {
    const from = Number(begins), until = ends === "" ? Infinity : Number(ends);
    if (after <= from || first >= until) return null;
    return from <= first && after <= until ? sure : why("ages_part");
  };
  const answer = (name, own, others, ask, wanted) => {
    if (!own.length) return why(`${name}_unknown`);
    return ask(own, wanted) || (others.some((other) => ask(other, wanted)) ? why(`${name}_differs`) : null);
  };
  const saidOpen = ({ status = [] }) => status.includes("open") || status.includes("later");
  const status = (one, wanted) => {
    if (one.group === "unknown" && wanted !== "unknown") return why("status_unknown");
    if (!wanted || wanted === one.group) return one.group === "closed" && saidOpen(one.others) ? why("status_differs") : sure;
    if ((one.others.status || []).includes(wanted)) return why("status_differs");
    return wanted === "open" && one.old && CAN_OPEN.includes(one.status) ? why("status_old") : null;
  };
  const topic = (name, one, wanted) => {
    const [own, other, ask] = name === "condition" ? [one.conditions, one.others.conditions, condition] : [one.treatments, one.others.treatments, treatment];
    return answer(name, own, other ? [other] : [], ask, wanted);
  };
  const place = (one, wanted) => answer("country", one.countries, one.others.countries ? [one.others.countries] : [], country, wanted);
  const age = (one, wanted) => (one.listed && !one.ages.length ? why("ages_groups") : answer("ages", one.ages, one.others.ages || [], ages, wanted));
  const own = (one, wanted) => {
    const answers = [
      wanted.condition ? topic("condition", one, wanted.condition) : sure,
      wanted.treatment ? topic("treatment", one, wanted.treatment) : sure,
      wanted.country ? place(one, wanted.country) : sure,
      wanted.age ? age(one, wanted.age) : sure,
      wanted.said ? wanted.said(one) : sure,
      status(one, wanted.status),
    ];
    if (answers.includes(null)) return null;
    const reasons = answers.flat();
    if (one.listed) return { group: "listed", reasons };
    const closed = one.group === "closed" && !saidOpen(one.others);
    return { group: closed ? "closed" : reasons.length ? "may" : "fits", reasons };
  };
  const rank = (found) => GROUPS.indexOf(found.group);
  /* `{ group, reasons }`, or null where it does not fit. A trial in parts answers as the best of them. */
  const fit = (one, wanted) => {
    const found = own(one, wanted), best = one.parts.map((part) => fit(part, wanted)).filter(Boolean).sort((a, b) => rank(a) - rank(b))[0];
    return best && (!found || rank(best) < rank(found)) ? { group: best.group, reasons: why(`part_${best.group}`) } : found;
  };
  return { fit, topic, place };
};
