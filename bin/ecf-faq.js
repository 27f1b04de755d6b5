#!/usr/bin/env node
const { createTerminal, main } = require('../dist/main.cjs');

main(process.argv.slice(2), createTerminal(process)).then((code) => {
  process.exitCode = code;
});
