import { createServer } from 'node:http';
import { Scenes, session, Telegraf } from 'telegraf';
import { AGAIN, keyboard, optionOf, QUESTIONS, THANKS, WELCOME } from './questions.js';
import { openDurable, openReports, sqliteSessions } from './sessions.js';
import { ALLOWED, readSettings, WEBHOOK_PATH, webhookUrl } from './settings.js';

/** Telegraf as its documentation would have it: a wizard scene, one step for each question, a durable session. */
type Ctx = Scenes.WizardContext;
interface Answers {
  readonly given: Record<string, string>;
  picked: string[];
}

const settings = readSettings();
const database = openDurable(settings.file);
const reports = openReports(database);
const sessions = sqliteSessions<object>(database);
const bot = new Telegraf<Ctx>(settings.token, { telegram: { apiRoot: settings.apiRoot, webhookReply: false } });

const state = (ctx: Ctx): Answers => ctx.wizard.state as Answers;
const dataOf = (ctx: Ctx): string =>
  ctx.callbackQuery && 'data' in ctx.callbackQuery ? String(ctx.callbackQuery.data) : '';
const textOf = (ctx: Ctx): string => (ctx.message && 'text' in ctx.message ? String(ctx.message.text) : '');

const ask = async (ctx: Ctx, index: number, lead = ''): Promise<void> => {
  const question = QUESTIONS[index];
  if (question) await ctx.reply(`${lead}${question.text}`, { reply_markup: { inline_keyboard: keyboard(question) } });
};

const file = async (ctx: Ctx): Promise<void> => {
  const receipt = reports.file(ctx.chat?.id ?? 0, state(ctx).given);
  await ctx.reply(`${THANKS}${receipt}`, { reply_markup: { inline_keyboard: AGAIN } });
  await ctx.telegram.sendMessage(settings.desk, `新线索 ${receipt}`, {
    reply_markup: { inline_keyboard: [[{ text: '我已接手', callback_data: `take:${receipt}` }]] },
  });
  await ctx.scene.leave();
};

/** Takes what was said to question `index`; true when it is answered. */
const take = async (ctx: Ctx, index: number): Promise<boolean> => {
  const question = QUESTIONS[index];
  if (!question) return false;
  const { given } = state(ctx);
  const data = dataOf(ctx);
  if (question.kind === 'text') {
    given[question.id] = textOf(ctx);
    return given[question.id] !== '';
  }
  if (data !== '') await ctx.answerCbQuery();
  const option = optionOf(question, data);
  if (question.kind === 'one') {
    if (option !== undefined) given[question.id] = option;
    return option !== undefined;
  }
  const picked = state(ctx).picked;
  if (data === `${question.id}:done` && picked.length > 0) {
    given[question.id] = picked.join();
    return true;
  }
  if (option === undefined) return false;
  state(ctx).picked = picked.includes(option) ? picked.filter((one) => one !== option) : [...picked, option];
  await ctx.editMessageText(question.text, {
    reply_markup: { inline_keyboard: keyboard(question, state(ctx).picked) },
  });
  return false;
};

const wizard = new Scenes.WizardScene<Ctx>(
  'report',
  async (ctx) => {
    Object.assign(ctx.wizard.state, { given: {}, picked: [] });
    await ask(ctx, 0, WELCOME);
    ctx.wizard.next();
  },
  ...QUESTIONS.map((_, index) => async (ctx: Ctx) => {
    if (!(await take(ctx, index))) return;
    if (index + 1 === QUESTIONS.length) return void (await file(ctx));
    await ask(ctx, index + 1);
    ctx.wizard.next();
  }),
);

const stage = new Scenes.Stage<Ctx>([wizard]);
bot.use(session({ store: { get: sessions.read, set: sessions.write, delete: sessions.delete } }));
stage.command('start', (ctx) => ctx.scene.enter('report'));
bot.use(stage.middleware());
bot.action('new', async (ctx) => {
  await ctx.answerCbQuery();
  await ctx.scene.enter('report');
});
bot.on('callback_query', async (ctx) => void (await ctx.answerCbQuery()));
bot.catch((error) => {
  process.stderr.write(`${error instanceof Error ? error.message : 'error'}\n`);
});

if (settings.webhook) {
  const { port, secret } = settings.webhook;
  bot.botInfo = await bot.telegram.getMe();
  createServer(bot.webhookCallback(WEBHOOK_PATH, { secretToken: secret })).listen(port, '127.0.0.1');
  await bot.telegram.setWebhook(webhookUrl(port), { secret_token: secret, allowed_updates: [...ALLOWED] });
} else {
  await bot.launch({ allowedUpdates: [...ALLOWED] });
}
