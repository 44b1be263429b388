// Listens to what happens in a session. The browser comes back by itself when the line drops, and says what it had last.

const AGAIN = 5000;

export function listen(address, version, told, line) {
  let last = version;
  let source = null;

  function open() {
    const url = new URL(address, window.location.href);
    url.searchParams.set("since", last);
    source = new EventSource(url);
    source.addEventListener("open", () => line(true));
    source.addEventListener("message", (event) => {
      last = event.lastEventId || last;
      told(JSON.parse(event.data));
    });
    source.addEventListener("error", () => {
      line(false);
      if (source.readyState !== EventSource.CLOSED) return;
      setTimeout(open, AGAIN); // refused, such as by a session that ended: the browser would not try again
    });
  }

  window.addEventListener("online", () => {
    source.close();
    open();
  });
  window.addEventListener("offline", () => line(false));
  window.addEventListener("pagehide", () => source.close());
  window.addEventListener("pageshow", (event) => event.persisted && open());
  open();
}

// The line's state in words, said only when it changes.
export function sayer(place) {
  return (there) => {
    const words = there ? "" : "The connection is lost. This page goes on by itself when it is back.";
    if (place && place.textContent !== words) place.textContent = words;
  };
}
