import { ConfigProblem } from '../config.js';
import type { TextRef } from '../domain/effect.js';
import { type Line, say } from '../domain/say.js';
import type { Command, Desk, Result } from './command.js';
import { COMMANDS, usage } from './commands.js';

const HELP: readonly string[] = ['--help', '-h'];

const shape = (name: string, { takes }: Command): Line =>
  takes === '' ? `npm run huyou -- ${name}` : say('shape', { name, takes });

/** Node's own sentences on arguments run over several lines and name no way out. */
const argumentProblem = (error: unknown): TextRef | undefined => {
  const { code, message = '' } = error as NodeJS.ErrnoException;
  if (!code?.startsWith('ERR_PARSE_ARGS')) return undefined;
  const [, named = '--'] = /'([^' ]+)/.exec(message) ?? [];
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return say('option-unknown', { option: named });
  if (code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL') return say('word-alone', { word: JSON.stringify(named) });
  return message.includes('does not take')
    ? say('option-bare', { option: named })
    : say('option-empty', { option: named });
};

/** An option that the usage of the command does not show: for those that read their arguments by place. */
const unknownOption = (args: readonly string[], { options: known = [] }: Command): string | undefined => {
  const options = args.filter((arg) => arg.startsWith('--')).map((arg) => arg.replace(/=.*$/s, ''));
  return options.find((option) => !known.includes(option));
};

/** Runs the command of this line. @throws {ConfigProblem} with sentences that say how to mend it. */
export const call = async ([name, ...args]: readonly string[], desk: Desk): Promise<Result> => {
  if (name === undefined) return { lines: [], notes: usage(desk.locale), exitCode: 1 };
  if (name === 'help' || HELP.includes(name)) return { lines: usage(desk.locale) };
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) throw new ConfigProblem([say('command-unknown', { name: JSON.stringify(name) })]);
  if (args.some((arg) => HELP.includes(arg))) {
    return {
      lines: [say('usage-one', { shape: shape(name, command) }), say('usage-about', { about: command.about })],
    };
  }

  const no = (wrong: TextRef): ConfigProblem =>
    new ConfigProblem([say('called-as', { wrong, shape: shape(name, command) })]);
  const unknown = unknownOption(args, command);
  if (unknown !== undefined) throw no(say('option-unknown', { option: unknown }));
  try {
    const result = await command.run(args, desk);
    if (result) return result;
  } catch (error) {
    const problem = argumentProblem(error);
    throw problem === undefined ? error : no(problem);
  }
  throw no(args.length === 0 ? say('arguments-missing', { name }) : say('arguments-wrong', { name }));
};
