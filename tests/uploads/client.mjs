// Sends one file with the official client for browsers, run in Node: address, path, keeper, place, token.
import { createRequire } from "node:module";
import fs from "node:fs";

const [address, path, modules, token] = process.argv.slice(2);
const tus = createRequire(`${modules}/`)("tus-js-client");
const upload = new tus.Upload(fs.createReadStream(path), {
  endpoint: address,
  chunkSize: 5 * 1024 * 1024,
  uploadSize: fs.statSync(path).size,
  retryDelays: [100, 300, 1000, 1000, 2000, 3000, 5000],
  headers: { Cookie: `csrftoken=${token}`, "X-CSRFToken": token },
  metadata: { filename: "otters.bin", keeper: "test", place: "js" },
  onShouldRetry: (error) => {
    const status = error.originalResponse ? error.originalResponse.getStatus() : 0;
    return status === 0 || status === 400 || status === 409 || status === 423 || status >= 500;
  },
  onError: (error) => {
    console.error(String(error));
    process.exit(1);
  },
  onSuccess: () => {
    console.log(upload.url);
    process.exit(0);
  },
});
upload.start();
