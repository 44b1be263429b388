// Warns before the session ends, and keeps it open when asked.

const WARN = 120;

const dialog = document.querySelector("dialog[data-session-ends-in]");
if (dialog && dialog.showModal) watch(dialog);

function watch(dialog) {
  const left = dialog.querySelector("[data-left]");
  const form = dialog.querySelector("[data-still-here]");
  let ends = 0;
  let timer = null;
  begin(Number(dialog.dataset.sessionEndsIn));

  function begin(seconds) {
    ends = Date.now() + seconds * 1000;
    clearTimeout(timer);
    timer = setTimeout(look, Math.max(seconds - WARN, 0) * 1000);
  }

  // Looks at the clock each time: a laptop that slept has not counted.
  function look() {
    const seconds = Math.round((ends - Date.now()) / 1000);
    if (seconds <= 0) return window.location.reload();
    if (!dialog.open) dialog.showModal();
    const words = seconds > 60 ? `${Math.ceil(seconds / 60)} minutes` : seconds > 20 ? "less than a minute" : "a few seconds";
    if (left.textContent !== words) left.textContent = words;
    timer = setTimeout(look, 5000);
  }

  async function stay() {
    const answer = await fetch(form.action, {
      method: "POST",
      body: new FormData(form),
      headers: { Accept: "application/json" },
    });
    if (!answer.ok) return window.location.reload();
    begin((await answer.json()).session_ends_in);
    dialog.close();
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    stay().catch(() => {});
  });
  dialog.addEventListener("cancel", () => stay().catch(() => {}));
}
