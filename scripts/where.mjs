// What stands at a place in dist/bin, as a log names it: node scripts/where.mjs dist/bin/main.js:12:345
import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';

const [, file, line, column] = /(dist\/bin\/[\w.-]+\.js):(\d+):(\d+)/.exec(process.argv[2] ?? '') ?? [];
if (file === undefined) {
  process.stderr.write('Give a place such as dist/bin/main.js:12:345.\n');
  process.exitCode = 2;
} else {
  const map = new SourceMap(JSON.parse(readFileSync(new URL(`../${file}.map`, import.meta.url), 'utf8')));
  const { originalSource, originalLine, name } = map.findEntry(Number(line) - 1, Number(column) - 1);
  const found =
    originalSource && `${originalSource.replace(/^(\.\.\/)+/, '')}:${originalLine + 1}${name ? ` (${name})` : ''}`;
  process.stdout.write(`${found ?? 'Nothing of ours or of a library stands there.'}\n`);
}
