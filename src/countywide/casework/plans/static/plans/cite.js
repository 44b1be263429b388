// Puts words that were selected in a passage into the box of its source. Without script they are typed or pasted.

const said = document.querySelector("[data-cited]");
for (const source of document.querySelectorAll("[data-source]")) listen(source);

function listen(source) {
  const box = source.querySelector("textarea");
  const passages = source.querySelectorAll("[data-passage]");
  if (!box) return;
  passages.forEach((passage) => offer(passage, box, source));
}

// One button a passage: it takes what is selected in it, or all of it, so that no pointer is needed.
function offer(passage, box, source) {
  let chosen = "";
  const button = document.createElement("button");
  button.type = "button";
  button.className = "cw-link";
  const all = "Cite these words";
  const some = "Cite the selected words";
  button.textContent = all;
  passage.after(button);
  document.addEventListener("selectionchange", () => {
    const selection = document.getSelection();
    if (!selection || document.activeElement === button) return;
    const inside = passage.contains(selection.anchorNode) && passage.contains(selection.focusNode);
    chosen = inside ? selection.toString().trim() : "";
    button.textContent = chosen ? some : all;
  });
  button.addEventListener("mousedown", (event) => event.preventDefault()); // keeps the selection
  button.addEventListener("click", () => {
    put(chosen || passage.textContent.trim(), box);
    if (said) said.textContent = `Put into the box of ${source.querySelector("h3").textContent}`;
  });
}

function put(words, box) {
  const flat = words.replace(/\s+/g, " ");
  box.value = box.value.trim() ? `${box.value.trim()} … ${flat}` : flat;
  box.dispatchEvent(new Event("input", { bubbles: true }));
}
