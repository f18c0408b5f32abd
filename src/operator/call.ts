import { ConfigProblem } from '../config.js';
import type { Command, Desk, Result } from './command.js';
import { COMMANDS, usage } from './commands.js';

const HELP: readonly string[] = ['--help', '-h'];

const shape = (name: string, { takes }: Command): string => `npm run huyou -- ${name} ${takes}`.trim();

/** Node's own sentences on arguments run over several lines and name no way out. */
const argumentProblem = (error: unknown): string | undefined => {
  const { code, message = '' } = error as NodeJS.ErrnoException;
  if (!code?.startsWith('ERR_PARSE_ARGS')) return undefined;
  const [, named = 'it'] = /'([^' ]+)/.exec(message) ?? [];
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `${named} is unknown`;
  if (code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL') return `${JSON.stringify(named)} belongs to no option`;
  return message.includes('does not take') ? `${named} takes no value` : `${named} needs a value`;
};

/** An option that the usage of the command does not show: for those that read their arguments by place. */
const unknownOption = (args: readonly string[], { takes }: Command): string | undefined => {
  const known = [...takes.matchAll(/--[a-z-]+/g)].map(([option]) => option);
  const options = args.filter((arg) => arg.startsWith('--')).map((arg) => arg.replace(/=.*$/s, ''));
  return options.find((option) => !known.includes(option));
};

/** Runs the command of this line. @throws {ConfigProblem} with sentences that say how to mend it. */
export const call = async ([name, ...args]: readonly string[], desk: Desk): Promise<Result> => {
  if (name === undefined) return { lines: [], notes: usage(), exitCode: 1 };
  if (name === 'help' || HELP.includes(name)) return { lines: usage() };
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) {
    throw new ConfigProblem([`there is no command ${JSON.stringify(name)}: \`npm run huyou -- help\` lists them.`]);
  }
  if (args.some((arg) => HELP.includes(arg)))
    return { lines: [`Usage: ${shape(name, command)}`, `  ${command.about}`] };

  const no = (what: string): ConfigProblem => new ConfigProblem([`${what}: it is called as ${shape(name, command)}`]);
  const unknown = unknownOption(args, command);
  if (unknown !== undefined) throw no(`${unknown} is unknown`);
  try {
    const result = await command.run(args, desk);
    if (result) return result;
  } catch (error) {
    const problem = argumentProblem(error);
    throw problem === undefined ? error : no(problem);
  }
  throw no(args.length === 0 ? `${name} needs more than its name` : `${name} cannot be called with these arguments`);
};
