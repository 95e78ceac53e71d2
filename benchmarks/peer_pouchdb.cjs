"use strict";
// The peer's two ends: `serve FOLDER DOCUMENTS` prints its address once the documents are in,
// `replicate ADDRESS FOLDER BATCH` prints the seconds and the number of documents it then has.
const fs = require("fs");
const express = require("express");
const PouchDB = require("pouchdb");

const LOADED_TOGETHER = 1000;

async function serve(folder, documents) {
  const Served = PouchDB.defaults({ prefix: `${folder}/` });
  const database = new Served("rows");
  const all = fs.readFileSync(documents, "utf-8").trimEnd().split("\n").map(JSON.parse);
  for (let start = 0; start < all.length; start += LOADED_TOGETHER) {
    await database.bulkDocs(all.slice(start, start + LOADED_TOGETHER));
  }
  const app = express();
  const options = { mode: "minimumForPouchDB", inMemoryConfig: true, logPath: `${folder}/log` };
  app.use("/", require("express-pouchdb")(Served, options));
  const server = app.listen(0, "127.0.0.1", () => {
    console.log(`http://127.0.0.1:${server.address().port}/rows`);
  });
}

async function replicate(address, folder, batch) {
  const begun = process.hrtime.bigint();
  const local = new PouchDB(folder);
  await local.replicate.from(address, { batch_size: Number(batch) });
  const { doc_count: documents } = await local.info();
  await local.close();
  const seconds = Number(process.hrtime.bigint() - begun) / 1e9;
  console.log(JSON.stringify({ seconds, documents }));
}

const [task, ...given] = process.argv.slice(2);
({ serve, replicate })[task](...given).catch((error) => {
  console.error(error);
  process.exit(1);
});
