// Offers suggestions under a box that names where to ask for them. The box works without.

const WAIT = 200;
const LEAST = 3;

const boxes = document.querySelectorAll("[data-suggest-address]");
const helper = document.querySelector('meta[name="accessible-autocomplete"]');
if (boxes.length && helper) fetchHelper().then(() => boxes.forEach(suggest));

// Fetched only by a page that has such a box.
function fetchHelper() {
  return new Promise((ready) => {
    const script = document.createElement("script");
    script.src = helper.content;
    script.addEventListener("load", ready);
    document.head.append(script);
  });
}

function suggest(box) {
  const place = document.createElement("div");
  const { id, name, value } = box;
  const described = box.getAttribute("aria-describedby");
  box.after(place);
  box.remove();
  window.accessibleAutocomplete({
    element: place,
    id,
    name,
    defaultValue: value,
    source: asker(box.dataset.suggestAddress),
    minLength: LEAST,
    displayMenu: "overlay",
    confirmOnBlur: false,
    showNoOptionsFound: false,
    inputClasses: box.className,
    templates: { inputValue: (words) => words, suggestion: asText }, // it would take them for HTML
    tStatusQueryTooShort: (least) => `Type ${least} letters or more for suggestions`,
    tAssistiveHint: () => "When suggestions appear, use the up and down arrows to look at them and Enter to choose one.",
  });
  if (described) place.querySelector("input").setAttribute("aria-describedby", described);
}

function asText(words) {
  const place = document.createElement("span");
  place.textContent = words;
  return place.innerHTML;
}

function asker(address) {
  let timer = null;
  let asked = null;
  return (words, show) => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      if (asked) asked.abort();
      asked = new AbortController();
      const url = new URL(address, window.location.href);
      url.searchParams.set("q", words);
      try {
        const answer = await fetch(url, { headers: { Accept: "application/json" }, signal: asked.signal });
        show(answer.ok ? await answer.json() : []);
      } catch {
        // A newer question was asked, or there is no connection: leave the box as it is.
      }
    }, WAIT);
  };
}
