// Sends files in pieces that go on after a cut, and says how far each one is. Without it the plain form does.
const QUARTERS = [25, 50, 75, 100];
const PIECE = 5 * 1024 * 1024;

function library(address) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = () => resolve(window.tus);
    script.onerror = reject;
    document.head.append(script);
  });
}

function size(bytes) {
  if (bytes >= 1024 ** 3) return `${(bytes / 1024 ** 3).toFixed(1)} GB`;
  if (bytes >= 1024 ** 2) return `${Math.round(bytes / 1024 ** 2)} MB`;
  return `${Math.max(1, Math.round(bytes / 1024))} KB`;
}

function row(box, file) {
  const item = document.createElement("li");
  const label = document.createElement("span");
  const bar = document.createElement("progress");
  const words = document.createElement("span");
  const stop = document.createElement("button");
  const name = `${file.name} (${size(file.size)})`;
  label.textContent = name;
  bar.max = 100;
  bar.value = 0;
  bar.setAttribute("aria-label", `How much of ${file.name} has arrived`);
  words.textContent = "Waiting";
  stop.type = "button";
  stop.className = "cw-link";
  stop.textContent = `Stop ${file.name}`;
  item.append(label, " ", bar, " ", words, " ", stop);
  box.querySelector("[data-list]").append(item);
  return { item, bar, words, stop };
}

function say(box, words) {
  box.querySelector("[data-says]").textContent = words;
}

function begin(tus, box, file) {
  const shown = row(box, file);
  if (file.size === 0) return refuse(box, shown, `${file.name} is empty. Open it on your device and choose it again.`);
  if (file.size > Number(box.dataset.most)) {
    return refuse(box, shown, `${file.name} is bigger than ${box.dataset.mostWords}. Split it or save it smaller, or ask us to take it another way: see “A file is too big, or will not go”.`);
  }
  let told = 0;
  let running = true;
  const upload = new tus.Upload(file, {
    endpoint: box.dataset.address,
    chunkSize: PIECE,
    retryDelays: [0, 1000, 3000, 5000, 10000, 20000, 30000, 60000],
    removeFingerprintOnSuccess: true,
    headers: { "X-CSRFToken": box.dataset.token },
    metadata: { filename: file.name, keeper: box.dataset.keeper, place: box.dataset.place },
    fingerprint: (chosen) => Promise.resolve(["cw", box.dataset.keeper, box.dataset.place, chosen.name, chosen.size, chosen.lastModified].join("|")),
    onShouldRetry: (error) => {
      const status = error.originalResponse ? error.originalResponse.getStatus() : 0;
      if (status === 0) shown.words.textContent = "The connection ended. Trying again…";
      return status === 0 || status === 409 || status === 423 || status >= 500 || status === 400;
    },
    onProgress: (sent, all) => {
      const percent = Math.floor((sent / all) * 100);
      shown.bar.value = percent;
      shown.words.textContent = `${percent}% sent, ${size(sent)} of ${size(all)}`;
      const quarter = QUARTERS.filter((mark) => percent >= mark).pop() || 0;
      if (quarter > told) {
        told = quarter;
        say(box, `${file.name}: ${quarter}% sent`);
      }
    },
    onError: (error) => {
      running = false;
      const body = error.originalResponse ? error.originalResponse.getBody() : "";
      shown.words.textContent = body || "It stopped. What arrived is kept: choose the same file again and it goes on.";
      shown.stop.remove();
      say(box, `${file.name}: ${shown.words.textContent}`);
    },
    onSuccess: () => {
      running = false;
      shown.bar.value = 100;
      shown.words.textContent = "Arrived. It is being checked.";
      shown.stop.remove();
      say(box, `${file.name} has arrived`);
      if (box.querySelector("[data-refresh]")) box.querySelector("[data-refresh]").hidden = false;
    },
  });
  shown.stop.addEventListener("click", () => {
    if (running) {
      running = false;
      upload.abort();
      shown.words.textContent = "Stopped. What arrived is kept.";
      shown.stop.textContent = `Go on with ${file.name}`;
    } else {
      running = true;
      shown.stop.textContent = `Stop ${file.name}`;
      upload.start();
    }
  });
  return upload.findPreviousUploads().then((before) => {
    if (before.length) {
      upload.resumeFromPreviousUpload(before[0]);
      say(box, `${file.name} goes on where it stood`);
    }
    upload.start();
  });
}

function refuse(box, shown, words) {
  shown.bar.remove();
  shown.stop.remove();
  shown.words.textContent = words;
  say(box, words);
}

for (const box of document.querySelectorAll(".cw-uploader")) {
  library(box.dataset.library).then((tus) => {
    if (!tus || !tus.isSupported) return;
    box.querySelector("[data-plain]").hidden = true;
    box.querySelector("[data-script]").hidden = false;
    for (const choose of box.querySelectorAll("[data-choose]")) {
      choose.addEventListener("change", () => {
        for (const file of choose.files) begin(tus, box, file);
        choose.value = "";
      });
    }
  });
}
