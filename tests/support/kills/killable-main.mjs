// The program as `dist/main.js` starts it, but that it kills itself when it reaches a fault point for the n-th time:
// node killable-main.mjs "turn decided" 3
import { runProgram } from '../../../dist/program.js';

const [point, times] = process.argv.slice(2);
let left = Number(times);

await runProgram({
  at: (reached) => {
    if (reached !== point) return;
    left -= 1;
    if (left === 0) process.kill(process.pid, 'SIGKILL');
  },
});
