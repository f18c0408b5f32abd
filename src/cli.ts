import { systemClock } from './clock.js';
import { type Line, say } from './domain/say.js';
import { explain } from './explain.js';
import { call } from './operator/call.js';
import { openDesk } from './operator/command.js';
import { openTerminal } from './texts/terminal.js';

const desk = openDesk(process.env, systemClock.now());
const inWords = openTerminal(desk.locale);
const unwritten = inWords(say('cannot-write-output'));
const print = (stream: NodeJS.WriteStream, line: Line): void => void stream.write(`${inWords(line)}\n`);

// `posts | head` stops reading before the end; that is no fault.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    if (stream === process.stdout) process.stderr.write(`huyou: ${unwritten}\n`);
    process.exit(1);
  });
}

try {
  const { lines, notes = [], exitCode = 0 } = await call(process.argv.slice(2), desk);
  process.exitCode = exitCode;
  for (const note of notes) print(process.stderr, note);
  for (const line of lines) print(process.stdout, line);
} catch (error) {
  process.exitCode = 1;
  for (const sentence of explain(error)) process.stderr.write(`huyou: ${inWords(sentence)}\n`);
}
