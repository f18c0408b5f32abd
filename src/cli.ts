import { systemClock } from './clock.js';
import { explain } from './explain.js';
import { openDesk } from './operator/command.js';
import { COMMANDS, usage } from './operator/commands.js';

// `posts | head` stops reading before the end; that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

const [name = '', ...args] = process.argv.slice(2);
const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;

try {
  const result = await command?.run(args, openDesk(process.env, systemClock.now()));
  if (result) {
    for (const line of result.lines) process.stdout.write(`${line}\n`);
    process.exitCode = result.exitCode ?? 0;
  } else {
    process.stderr.write(usage());
    process.exitCode = 1;
  }
} catch (error) {
  for (const sentence of explain(error)) process.stderr.write(`huyou: ${sentence}\n`);
  process.exitCode = 1;
}
