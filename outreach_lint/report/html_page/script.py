"""The script of the page: it filters and sorts messages; without it, everything can be read."""

SCRIPT = """
(() => {
  "use strict";
  const form = document.querySelector(".filter");
  const list = document.getElementById("list");
  const told = document.getElementById("told");
  if (!form || !list) return;
  const number = (text) => (text === "" ? NaN : Number(text));
  const cards = Array.from(list.children, (element, place) => ({
    element, place, score: Number(element.dataset.score), severities: element.dataset.severities.split(" "),
    rules: element.dataset.rules.split(" "), text: null,
  }));
  const words = (card) => {
    if (card.text === null) card.text = card.element.textContent.toLowerCase().replace(/\\s+/g, " ");
    return card.text;
  };
  let order = form.elements.order.value;
  const sort = () => {
    if (order === form.elements.order.value) return;
    order = form.elements.order.value;
    const way = order === "lowest" ? 1 : -1;
    cards.sort((one, other) => (order === "file" ? 0 : way * (one.score - other.score)) || one.place - other.place);
    list.append(...cards.map((card) => card.element));
  };
  const apply = () => {
    sort();
    const wanted = form.elements.words.value.toLowerCase().split(/\\s+/).filter(Boolean);
    const severity = form.elements.severity.value;
    const rule = form.elements.rule.value;
    const from = number(form.elements.from.value);
    const to = number(form.elements.to.value);
    let shown = 0;
    for (const card of cards) {
      const fits = (severity === "" || card.severities.includes(severity))
        && (rule === "" || card.rules.includes(rule))
        && !(card.score < from) && !(card.score > to)
        && wanted.every((word) => words(card).includes(word));
      if (card.element.hidden === fits) card.element.hidden = !fits;
      shown += fits;
    }
    told.textContent = shown === cards.length ? `All ${shown} messages` : `${shown} of ${cards.length} messages`;
  };
  let waiting = 0;
  const soon = () => { cancelAnimationFrame(waiting); waiting = requestAnimationFrame(apply); };
  form.addEventListener("input", soon);
  form.addEventListener("reset", () => setTimeout(apply, 0));
  form.addEventListener("submit", (event) => event.preventDefault());
  const reveal = (name) => {
    const target = name && document.getElementById(name);
    if (!target) return;
    const card = target.closest(".message");
    if (card && card.hidden) { form.reset(); apply(); }
    const details = target.querySelector("details");
    if (details && target.matches(".findings li")) { details.open = true; details.firstElementChild.focus(); }
    target.scrollIntoView({ block: "nearest" });
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link) return;
    if (link.dataset.rule) {
      form.reset();
      form.elements.rule.value = link.dataset.rule;
      apply();
    } else if (link.hash) setTimeout(() => reveal(link.hash.slice(1)), 0);
  });
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = Array.from(document.querySelectorAll("details:not([open])"));
    for (const details of closed) details.open = true;
  });
  addEventListener("afterprint", () => { for (const details of closed) details.open = false; });
  form.hidden = false;
  apply();
  if (location.hash) reveal(location.hash.slice(1));
  else {
    // Tab from the very start makes Chromium lay out every message that is out of sight; from the body it does not.
    document.body.tabIndex = -1;
    document.body.focus({ preventScroll: true });
    document.body.removeAttribute("tabindex");
  }
})();
"""
