// The filter of the index of rules; without it the list is shown whole.
(() => {
  const box = document.querySelector(".ol-filter");
  if (!box) return;
  const field = box.querySelector("input[type=search]");
  const switches = [...box.querySelectorAll("input[type=checkbox]")];
  const told = box.querySelector("#ol-shown");
  const rules = [...document.querySelectorAll(".ol-category li")];
  const groups = [...document.querySelectorAll(".ol-category")];

  const show = () => {
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    const wanted = new Set(switches.filter((one) => one.checked).map((one) => one.value));
    let shown = 0;
    for (const rule of rules) {
      rule.hidden = !wanted.has(rule.dataset.severity) || !words.every((word) => rule.dataset.words.includes(word));
      shown += rule.hidden ? 0 : 1;
    }
    for (const group of groups) {
      const empty = !group.querySelector("li:not([hidden])");
      group.hidden = empty;
      group.previousElementSibling.hidden = empty;
    }
    told.textContent = shown === rules.length ? `${shown} rules` : `${shown} of ${rules.length} rules`;
  };

  const asked = new URLSearchParams(location.search).get("q");
  if (asked) field.value = asked;
  box.hidden = false;
  for (const input of [field, ...switches]) input.addEventListener("input", show);
  show();
})();
