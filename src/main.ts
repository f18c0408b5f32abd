import { setFlagsFromString } from 'node:v8';
import { runProgram } from './program.js';

// V8 would let the heap grow to four times what is in use before it clears up (ADR 10).
setFlagsFromString('--heap-growing-percent=40');
await runProgram();
