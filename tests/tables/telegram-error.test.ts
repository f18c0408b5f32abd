import { expect, test } from 'vitest';
import { ApiError, answeredFault, deliveryError, networkFault } from '../../src/bots/telegram-error.js';

const network = (code: string, reason = '') =>
  Object.assign(new Error(`request to http://api/bot1:secret/x failed, reason: ${reason}`), { code, type: 'system' });

test.each([
  ['refused', network('ECONNREFUSED'), 'unavailable'],
  ['no name found', network('ENOTFOUND'), 'unavailable'],
  ['names not served', network('EAI_AGAIN'), 'unavailable'],
  ['a certificate out of date', network('CERT_HAS_EXPIRED'), 'unavailable'],
  ['time-out while connecting', network('ETIMEDOUT', 'connect ETIMEDOUT 10.0.0.1:443'), 'unavailable'],
  ['time-out while connecting, several addresses', network('ETIMEDOUT'), 'unavailable'],
  ['time-out while reading', network('ETIMEDOUT', 'read ETIMEDOUT'), 'unknown'],
  ['reset', network('ECONNRESET', 'socket hang up'), 'unknown'],
  ['aborted', Object.assign(new Error('aborted'), { type: 'aborted' }), 'unknown'],
  ['an answer that is no JSON', Object.assign(new Error('invalid json'), { type: 'invalid-json' }), 'unknown'],
  ['nothing known', undefined, 'unknown'],
])('the network: %s', (_, error, failure) => {
  const delivery = deliveryError(new ApiError('sendMessage', networkFault(error)));
  expect(delivery.failure).toBe(failure);
  expect(`${delivery.message} ${delivery.cause}`).not.toContain('secret');
});

test.each([
  [400, 'Bad Request: chat not found', 'blocked'],
  [400, 'Bad Request: user is deactivated', 'blocked'],
  [400, 'Bad Request: PEER_ID_INVALID', 'blocked'],
  [400, 'Bad Request: message text is empty', 'rejected'],
  [400, 'Bad Request: message to edit not found', 'uneditable'],
  [400, 'Bad Request: MESSAGE_ID_INVALID', 'uneditable'],
  [401, 'Unauthorized', 'unauthorized'],
  [403, "Forbidden: bot can't initiate conversation with a user", 'blocked'],
  [404, 'Not Found', 'unauthorized'],
  [413, 'Request Entity Too Large', 'rejected'],
  [504, 'Gateway Timeout', 'unavailable'],
])('the API: %i %s', (code, description, failure) => {
  expect(deliveryError(new ApiError('sendMessage', answeredFault(code, description))).failure).toBe(failure);
});

test('a 429 without a time waits a second', () => {
  const { details } = deliveryError(new ApiError('sendMessage', answeredFault(429, 'Too Many Requests')));
  expect(details).toEqual({ retryAfter: 1000 });
});
