import { systemClock } from './clock.js';
import { explain } from './explain.js';
import { call } from './operator/call.js';
import { openDesk } from './operator/command.js';

const UNWRITTEN =
  'What this command says could not be written, as of a disk that is full. What it does is done all the same, and a code that it made is lost: free some room, and make another by `invite`.';

// `posts | head` stops reading before the end; that is no fault.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    if (stream === process.stdout) process.stderr.write(`huyou: ${UNWRITTEN}\n`);
    process.exit(1);
  });
}

try {
  const {
    lines,
    notes = [],
    wrong = '',
    exitCode = 0,
  } = await call(process.argv.slice(2), openDesk(process.env, systemClock.now()));
  process.exitCode = exitCode;
  for (const note of notes) process.stderr.write(`${note}\n`);
  for (const line of lines) process.stdout.write(`${line}\n`);
  process.stderr.write(wrong);
} catch (error) {
  process.exitCode = 1;
  for (const sentence of explain(error)) process.stderr.write(`huyou: ${sentence}\n`);
}
