// The host's page and the presenters' screen: when something happened, their parts are read again and put in place.

import { listen, sayer } from "./listen.js";

const REST = 700;
const page = document.querySelector("[data-follows]");
let timer = null;

listen(page.dataset.follows, page.dataset.version, later, sayer(page.querySelector("[data-line]")));
if (page.dataset.each) setInterval(later, Number(page.dataset.each) * 1000);

function later() {
  timer ||= setTimeout(again, REST);
}

async function again() {
  timer = null;
  if (isTyping()) return later();
  const answer = await fetch(window.location.href, { redirect: "manual" }).catch(() => null);
  if (!answer || !answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (isTyping()) return later();
  for (const part of page.querySelectorAll("[data-part]")) {
    const other = fresh.querySelector(`[data-part="${part.dataset.part}"]`);
    if (other && other.innerHTML !== part.innerHTML) replace(part, other);
  }
}

function isTyping() {
  const active = document.activeElement;
  return page.contains(active) && active.matches("input, textarea, select");
}

// Whoever is on a button by keyboard stays on it.
function replace(part, other) {
  const on = part.contains(document.activeElement) ? document.activeElement.id : "";
  part.replaceChildren(...other.childNodes);
  if (on) document.getElementById(on)?.focus();
}
