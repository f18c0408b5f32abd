import { createServer } from 'node:http';
import { type Conversation, type ConversationFlavor, conversations, createConversation } from '@grammyjs/conversations';
import { run, sequentialize } from '@grammyjs/runner';
import { Bot, type Context, webhookCallback } from 'grammy';
import { prismaSessions } from './prisma-sessions.js';
import { AGAIN, DONE, keyboard, optionOf, QUESTIONS, type Question, THANKS, WELCOME } from './questions.js';
import { openDurable, openReports, sqliteSessions } from './sessions.js';
import { ALLOWED, readSettings, webhookUrl } from './settings.js';

/** grammY as its documentation would have it: runner, `sequentialize` by chat, one conversation for a report. */
type Ctx = ConversationFlavor<Context>;

const settings = readSettings();
const database = openDurable(settings.file);
const reports = openReports(database);
const bot = new Bot<Ctx>(settings.token, { client: { apiRoot: settings.apiRoot } });

const ask = async (talk: Conversation<Ctx, Context>, ctx: Context, question: Question, lead: string) => {
  await ctx.reply(`${lead}${question.text}`, { reply_markup: { inline_keyboard: keyboard(question) } });
  if (question.kind === 'text') return (await talk.waitFor('message:text')).message.text;
  const pressed = () => talk.waitForCallbackQuery(new RegExp(`^${question.id}:`));
  if (question.kind === 'one') {
    const press = await pressed();
    await press.answerCallbackQuery();
    return optionOf(question, press.callbackQuery.data);
  }
  for (let picked: string[] = []; ; ) {
    const press = await pressed();
    await press.answerCallbackQuery();
    const { data } = press.callbackQuery;
    if (data === `${question.id}:done` && picked.length > 0) return picked.join();
    const option = optionOf(question, data);
    if (option === undefined || option === DONE) continue;
    picked = picked.includes(option) ? picked.filter((one) => one !== option) : [...picked, option];
    await press.editMessageText(question.text, { reply_markup: { inline_keyboard: keyboard(question, picked) } });
  }
};

const report = async (talk: Conversation<Ctx, Context>, ctx: Context): Promise<void> => {
  const answers: Record<string, string | undefined> = {};
  let lead = WELCOME;
  for (const question of QUESTIONS) {
    answers[question.id] = await ask(talk, ctx, question, lead);
    lead = '';
  }
  const receipt = await talk.external(() => reports.file(ctx.chatId ?? 0, answers));
  await ctx.reply(`${THANKS}${receipt}`, { reply_markup: { inline_keyboard: AGAIN } });
  await ctx.api.sendMessage(settings.desk, `新线索 ${receipt}`, {
    reply_markup: { inline_keyboard: [[{ text: '我已接手', callback_data: `take:${receipt}` }]] },
  });
};

bot.use(sequentialize((ctx) => String(ctx.chatId ?? '')));
bot.use(
  conversations({
    storage: settings.prisma
      ? await prismaSessions(`${settings.file}.prisma`, settings.prisma)
      : sqliteSessions(database),
  }),
);
// `/start` begins anew, also in the middle of a report.
bot.command('start', async (ctx, next) => {
  await ctx.conversation.exitAll();
  await next();
});
bot.use(createConversation(report));
bot.callbackQuery('new', async (ctx) => {
  await ctx.answerCallbackQuery();
  await ctx.conversation.enter('report');
});
bot.command('start', (ctx) => ctx.conversation.enter('report'));
bot.on('callback_query', (ctx) => ctx.answerCallbackQuery());
bot.catch((error) => process.stderr.write(`${error.message}\n`));

await bot.init();
if (settings.webhook) {
  const { port, secret } = settings.webhook;
  createServer(webhookCallback(bot, 'http', { secretToken: secret })).listen(port, '127.0.0.1');
  await bot.api.setWebhook(webhookUrl(port), { secret_token: secret, allowed_updates: ALLOWED });
} else {
  run(bot, { runner: { fetch: { allowed_updates: ALLOWED } } });
}
