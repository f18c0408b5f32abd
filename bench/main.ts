import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import type { Figure, Table } from './figure.js';
import { kill } from './figures/kill.js';
import { memory } from './figures/memory.js';
import { outbox } from './figures/outbox.js';
import { slowChat } from './figures/slow-chat.js';
import { start } from './figures/start.js';
import { tick } from './figures/tick.js';
import { turns } from './figures/turns.js';
import { urgent } from './figures/urgent.js';
import { type Options, readOptions, USAGE } from './options.js';

/** In the order in which they run. See README.md beside this file. */
const FIGURES: readonly Figure[] = [start, turns, slowChat, tick, urgent, outbox, kill, memory];

const listed = FIGURES.map(({ name, about }) => `  ${name.padEnd(10)} ${about}`).join('\n');

/** @throws {Error} in words for whoever typed the command. */
const chosen = (): { figures: readonly Figure[]; options: Options } => {
  const { names, options } = readOptions(process.argv.slice(2));
  const unknown = names.find((name) => !FIGURES.some((figure) => figure.name === name));
  if (unknown !== undefined) throw new Error(`there is no figure ${JSON.stringify(unknown)}`);
  return { figures: FIGURES.filter(({ name }) => names.length === 0 || names.includes(name)), options };
};

const explained = `${USAGE}\nFigures:\n${listed}\n`;
if (process.argv.includes('--help')) {
  process.stdout.write(explained);
  process.exit(0);
}

const fail = (error: unknown, hint = ''): never => {
  process.stderr.write(`bench: ${error instanceof Error ? error.message : error}\n${hint}`);
  process.exit(1);
};

const run = async (figures: readonly Figure[], options: Options): Promise<void> => {
  const found: Record<string, readonly Table[]> = {};
  for (const figure of figures) {
    process.stderr.write(`${figure.name}: ${figure.about}…\n`);
    const tables = await figure.run(options);
    found[figure.name] = tables;
    for (const { title, rows } of tables) {
      console.log(`\n${title}`);
      console.table(rows);
    }
  }
  if (options.json === undefined) return;
  const machine = { node: process.version, cores: cpus().length, cpu: cpus()[0]?.model };
  await writeFile(options.json, `${JSON.stringify({ machine, options, figures: found }, null, 2)}\n`);
};

const choice = (() => {
  try {
    return chosen();
  } catch (error) {
    return fail(error, `\n${explained}`);
  }
})();
// What was started and made goes with the bench, also when somebody has waited enough.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
await run(choice.figures, choice.options).catch(fail);
process.exit(0);
