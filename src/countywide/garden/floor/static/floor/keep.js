// Sends what is typed, and keeps it in this tab until the server has it: nothing is lost on a poor line, and nothing is sent twice.

const AGAIN = 4000;

export function keep(form, room, sent) {
  const kind = form.dataset.sends;
  const box = form.querySelector("[name=text]");
  const says = form.querySelector("[data-says]");
  const list = form.querySelector("[data-unsent]");
  const typed = `${room}:${kind}:typed`;
  const unsent = `${room}:${kind}:unsent`;
  let busy = false;
  let timer = null;

  if (!box.value) box.value = sessionStorage.getItem(typed) || "";
  box.addEventListener("input", () => sessionStorage.setItem(typed, box.value));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!box.value.trim()) return say("Write something first.");
    const fields = Object.fromEntries([...new FormData(form)].filter(([name]) => name !== "csrfmiddlewaretoken"));
    put([...waiting(), { fields, address: form.action }]);
    empty();
    send();
  });
  window.addEventListener("online", send);
  show();
  send();

  function waiting() {
    return JSON.parse(sessionStorage.getItem(unsent) || "[]");
  }

  function put(all) {
    sessionStorage.setItem(unsent, JSON.stringify(all));
    show();
  }

  function show() {
    list.replaceChildren(
      ...waiting().map(({ fields }) => {
        const row = document.createElement("li");
        row.textContent = `Not sent yet: ${fields.text}`;
        return row;
      }),
    );
  }

  function empty() {
    box.value = "";
    sessionStorage.removeItem(typed);
    form.querySelector("[name=key]").value = newKey();
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function newKey() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  async function send() {
    clearTimeout(timer);
    if (busy || !waiting().length) return;
    busy = true;
    const [first, ...rest] = waiting();
    try {
      const answer = await post(first.address, first.fields);
      if (answer.signedOut) {
        say("You have been signed out. Sign in on another tab; what you wrote is kept here and sent then.");
        timer = setTimeout(send, AGAIN);
      } else if (answer.refused) {
        put(rest);
        say(answer.says);
        giveBack(first.fields.text);
      } else {
        put(rest);
        say(answer.says);
        sent(answer);
      }
    } catch {
      say("No connection. What you wrote is kept here, and sent by itself when it is back.");
      timer = setTimeout(send, AGAIN);
    }
    busy = false;
    if (waiting().length && !timer) send();
    timer = waiting().length ? timer || setTimeout(send, AGAIN) : null;
  }

  function giveBack(text) {
    box.value = box.value.trim() ? `${text}\n${box.value}` : text;
    sessionStorage.setItem(typed, box.value);
    box.focus();
  }

  function say(words) {
    says.textContent = words;
  }
}

export async function post(address, fields) {
  const token = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/);
  const answer = await fetch(address, {
    method: "POST",
    body: new URLSearchParams(fields),
    headers: { Accept: "application/json", "X-CSRFToken": token ? token[1] : document.querySelector("[name=csrfmiddlewaretoken]").value },
    redirect: "manual",
  });
  if (answer.type === "opaqueredirect" || answer.status === 403) return { signedOut: true };
  if (answer.status >= 500) throw new Error(String(answer.status));
  const told = answer.headers.get("Content-Type")?.startsWith("application/json") ? await answer.json() : {};
  if (!answer.ok) return { refused: true, says: told.says || "This could not be sent. What you wrote is in the box again." };
  return told;
}
