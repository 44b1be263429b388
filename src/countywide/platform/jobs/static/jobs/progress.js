// Shows how far a long job has got without anybody pressing “Refresh”: reads the same page again and takes that part of it.

const EVERY = 3000;

async function look() {
  const shown = document.querySelector("[data-progress]");
  if (!shown || "over" in shown.dataset) return;
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector("[data-progress]");
    if (!fresh) return location.reload(); // the work is over and the page has become another
    shown.replaceWith(fresh);
    if ("over" in fresh.dataset) return location.reload();
  } catch {
    // No connection for a moment: look again in a while.
  }
  setTimeout(look, EVERY);
}

setTimeout(look, EVERY);
