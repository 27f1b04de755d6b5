#!/usr/bin/env node
const { readFileSync } = require('node:fs');
const { Script } = require('node:vm');

// As src/start.ts loads all other parts; require() takes longer to find this one than to run it.
const folder = `${__dirname}/../dist`;
const filename = `${folder}/start.cjs`;
const start = { exports: {} };
new Script(readFileSync(filename, 'utf8'), { filename }).runInThisContext()(start.exports, require, start, folder);
start.exports.start(process, require);
