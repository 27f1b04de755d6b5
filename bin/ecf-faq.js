#!/usr/bin/env node
import { createTerminal, main } from '../dist/main.js';

process.exitCode = await main(process.argv.slice(2), createTerminal(process));
