// Builds what is stale, then is the program itself. `npm start` runs it under a shell, and a signal to npm ends that shell alone:
// who is left by it stops as if the signal had come here, and frees its port. (On Windows the console tells every process.)
const parent = process.ppid;
if (process.env.npm_lifecycle_event === 'start') {
  const look = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(look);
    process.kill(process.pid, 'SIGTERM');
  }, 250);
  look.unref();
}
process.argv.push('--if-stale');
await import('./build.mjs');
process.argv.pop();
await import('../dist/bin/main.js');
