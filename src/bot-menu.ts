import type { BotCommand } from './bots/telegram.js';
import { LOCALES } from './domain/channel.js';
import { DESK_COMMANDS, PUBLIC_COMMANDS } from './flows/words.js';
import type { Texts } from './texts/texts.js';

/** What a bot's menu offers; each is worded by `command-<name>`. */
const MENUS = { public: PUBLIC_COMMANDS, desk: DESK_COMMANDS } as const;

/** The menu of a bot in every language. */
export const menuOf = (texts: Texts, audience: keyof typeof MENUS): BotCommand[] =>
  LOCALES.flatMap((locale) =>
    MENUS[audience].map((name) => ({ locale, name, description: texts.text(locale, { key: `command-${name}` }) })),
  );
