import type { BotCommand } from './bots/telegram.js';
import { LOCALES } from './domain/channel.js';
import type { Texts } from './texts/texts.js';

/** What a bot's menu offers; each is worded by `command-<name>`. */
const MENUS = {
  public: ['start', 'child', 'family', 'help_me', 'help', 'status', 'language', 'exit'],
  desk: ['mine', 'off_duty', 'on_duty', 'prefer', 'help', 'language'],
} as const;

/** The menu of a bot in every language. */
export const menuOf = (texts: Texts, audience: keyof typeof MENUS): BotCommand[] =>
  LOCALES.flatMap((locale) =>
    MENUS[audience].map((name) => ({ locale, name, description: texts.text(locale, { key: `command-${name}` }) })),
  );
