// An attendee's page, kept up to date without loading again. Nothing moves under a reader: new questions go to the end of the list.

import { keep, post } from "./keep.js";
import { listen, sayer } from "./listen.js";

const WAIT = 300;
const WORDS = 3;

const room = document.querySelector("[data-floor]");
const queue = room.querySelector("[data-queue]");
const blank = room.querySelector("[data-row]");
const news = room.querySelector("[data-news]");
const chat = room.querySelector("[data-chat]");
let came = 0;

for (const row of queue.children) wake(row);
for (const form of room.querySelectorAll("[data-sends]")) keep(form, `floor:${room.dataset.floor}`, sent);
suggest(room.querySelector("[data-sends=ask]"));
if (room.dataset.enter) post(room.dataset.enter, {}).catch(() => {});
listen(room.dataset.events, room.dataset.version, told, sayer(room.querySelector("[data-line]")));

function sent({ question, mine }) {
  if (!question || question.gone) return;
  put(question);
  const row = rowOf(mine);
  if (row) row.querySelector("button")?.setAttribute("disabled", "");
}

function told(change) {
  state(change);
  const fresh = change.questions.filter((one) => !one.gone && !rowOf(one.ref)).length;
  change.questions.forEach(put);
  change.links.forEach(link);
  change.said.forEach(line);
  if (fresh) {
    came += fresh;
    news.textContent = came === 1 ? "1 new question, at the end of the list." : `${came} new questions, at the end of the list.`;
  }
}

function state(change) {
  const { words } = change;
  const place = room.querySelector("[data-state]");
  if (place.textContent !== words) place.textContent = words;
  const mayTalk = change.open && change.mode === "OPEN";
  const form = room.querySelector("[data-sends=say]");
  if (form) {
    form.hidden = !mayTalk;
    room.querySelector("[data-closed]").hidden = mayTalk;
  }
  for (const item of room.querySelectorAll("[data-item]")) {
    if (Number(item.dataset.item) === change.item) item.setAttribute("aria-current", "step");
    else item.removeAttribute("aria-current");
  }
}


function rowOf(ref) {
  return queue.querySelector(`[data-ref="${CSS.escape(ref)}"]`);
}

function put(one) {
  let row = rowOf(one.ref);
  if (one.gone) {
    if (row) row.remove();
  } else {
    if (!row) {
      row = blank.content.firstElementChild.cloneNode(true);
      row.id = one.ref;
      row.dataset.ref = one.ref;
      const form = row.querySelector("form");
      for (const name of ["vote", "back"]) form.dataset[name] = form.dataset[name].replace("F-00000", one.ref);
      form.action = form.dataset.vote;
      queue.append(row);
      wake(row);
    }
    row.querySelector("[data-text]").textContent = one.text;
    row.querySelector("[data-reference]").textContent = one.ref;
    row.querySelector("[data-about]").textContent = one.about ? `About: ${one.about}` : "";
    row.querySelector("[data-answered-now]").hidden = !one.answered;
    row.toggleAttribute("data-done", one.answered);
    const asked = row.querySelector("[data-asked]");
    if (asked) asked.textContent = one.text;
    votes(row, one.votes);
  }
  room.querySelector("[data-empty]").hidden = queue.children.length > 0;
}

function votes(row, count) {
  const place = row.querySelector("[data-votes]");
  if (!place) return;
  place.textContent = count;
  row.querySelector("[data-word]").textContent = count === 1 ? "vote" : "votes";
}

function wake(row) {
  const form = row.querySelector("[data-votes-on]");
  if (!form) return;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = form.querySelector("button");
    const pressed = button.getAttribute("aria-pressed") === "true";
    button.setAttribute("aria-pressed", String(!pressed));
    try {
      const answer = await post(pressed ? form.dataset.back : form.dataset.vote, {});
      if (answer.signedOut) throw new Error("signed out");
      if (answer.refused) {
        button.setAttribute("aria-pressed", String(/already/.test(answer.says)));
        news.textContent = answer.says;
      } else votes(row, answer.votes);
    } catch {
      button.setAttribute("aria-pressed", String(pressed));
      news.textContent = "No connection: your vote is not counted. Press again when it is back.";
    }
  });
}

function line(said) {
  if (!chat) return;
  const there = chat.querySelector(`[data-id="${said.id}"]`);
  if (said.gone) {
    if (there) there.remove();
    return;
  }
  if (there) return;
  const atEnd = chat.scrollHeight - chat.scrollTop - chat.clientHeight < 40;
  const row = document.createElement("li");
  row.dataset.id = said.id;
  const who = document.createElement("strong");
  who.textContent = said.who;
  const at = document.createElement("span");
  at.className = "cw-muted";
  at.textContent = said.at;
  const words = document.createElement("span");
  words.textContent = said.text;
  row.append(who, " ", at, " ", words);
  chat.append(row);
  if (atEnd) chat.scrollTop = chat.scrollHeight;
}

function link(given) {
  const list = room.querySelector("[data-links]");
  const there = list.querySelector(`[data-id="${given.id}"]`);
  if (there) there.remove();
  if (given.gone) return;
  const row = document.createElement("li");
  row.dataset.id = given.id;
  const anchor = document.createElement("a");
  anchor.href = given.address;
  anchor.rel = "noreferrer";
  anchor.textContent = given.title;
  row.append(anchor);
  list.append(row);
}

// What is published already and answers the words so far, under the box while one types.
function suggest(form) {
  const box = form.querySelector("[name=text]");
  const place = form.querySelector("[data-found]");
  let timer = null;
  let turn = 0;
  box.addEventListener("input", () => {
    clearTimeout(timer);
    turn += 1;
    const mine = turn;
    if (box.value.trim().split(/\s+/).length < WORDS) return place.replaceChildren();
    timer = setTimeout(async () => {
      const answer = await post(room.dataset.answered, { text: box.value }).catch(() => ({}));
      if (mine === turn) offer(place, answer.found || []);
    }, WAIT);
  });
}

function offer(place, found) {
  if (!found.length) return place.replaceChildren();
  const head = document.createElement("p");
  head.textContent = "This is answered already:";
  const rows = found.map(({ question, short, address }) => {
    const row = document.createElement("p");
    const anchor = document.createElement("a");
    anchor.href = address;
    anchor.target = "_blank";
    anchor.rel = "noopener";
    anchor.textContent = `${question} (opens in a new tab)`;
    row.append(anchor, document.createElement("br"), short);
    return row;
  });
  place.replaceChildren(head, ...rows);
}
