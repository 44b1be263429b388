// Keeps what is typed on the server, a moment after typing stops. Nothing stays in the browser.

const WAIT = 2000;
const RETRY = 10000;

for (const form of document.querySelectorAll("form[data-draft-address]")) keep(form);

function keep(form) {
  const said = form.querySelector("[data-saved]");
  let timer = null;
  let typed = 0; // counts changes, so that one made during a save is not taken for saved
  let saved = 0;
  let leaving = false;

  form.addEventListener("input", () => {
    typed += 1;
    later(WAIT);
  });
  form.addEventListener("submit", () => {
    leaving = true;
    clearTimeout(timer);
  });
  window.addEventListener("online", () => typed > saved && later(0));
  window.addEventListener("offline", () => typed > saved && trouble());
  window.addEventListener("beforeunload", (event) => {
    if (typed > saved && !leaving) event.preventDefault();
  });

  function later(wait) {
    clearTimeout(timer);
    timer = setTimeout(save, wait);
  }

  async function save() {
    const version = typed;
    try {
      const { saved_at: at } = await send();
      saved = version;
      say(at ? `Saved ${at}` : "");
    } catch {
      trouble();
      later(RETRY);
    }
  }

  async function send() {
    const body = new FormData(form);
    for (const [name, value] of [...body]) if (value instanceof File) body.delete(name);
    const answer = await fetch(form.dataset.draftAddress, {
      method: "POST",
      body,
      headers: { Accept: "application/json" },
      redirect: "error", // being sent to sign in is not being saved
    });
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  }

  function trouble() {
    say("Not saved yet: the connection is lost. Keep this page open and we will go on trying.");
  }

  function say(words) {
    if (said && said.textContent !== words) said.textContent = words;
  }
}
