// Wakes the design system's components, and the small things every page has.

const frontend = document.querySelector('link[data-gives="govuk-frontend"]');
if (frontend) {
  import(frontend.href).then(({ initAll }) => initAll());
}

// A radio may not say it is expanded (ARIA allows it no such state); the design system's script says so all the same.
const unsay = (radio) => radio.hasAttribute("aria-expanded") && radio.removeAttribute("aria-expanded");
const watcher = new MutationObserver((changes) => changes.forEach(({ target }) => unsay(target)));
for (const radio of document.querySelectorAll('input[type="radio"]')) {
  watcher.observe(radio, { attributeFilter: ["aria-expanded"] });
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// In an edit conflict: put one side's words into the box, where they can still be changed.
for (const words of document.querySelectorAll("[data-words]")) {
  const box = document.getElementById(`id_${words.dataset.words}`);
  const isText = box && (box.tagName === "TEXTAREA" || (box.tagName === "INPUT" && box.type === "text"));
  if (!isText) continue;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "cw-link";
  button.textContent = words.dataset.use;
  button.addEventListener("click", () => {
    box.value = words.dataset.value;
    box.dispatchEvent(new Event("input", { bubbles: true }));
    box.focus();
  });
  words.append(button);
}
