// Loaded before the program (`node --import`), so that it can be made to die at a named point without holding a word of
// torture itself: TORTURE_POINT=after-insert:12 kills it at the twelfth time it comes by. The points lie in what the
// program calls: MongoDB's driver and Slack's client.
import { WebClient } from '@slack/web-api';
import { Redis } from 'ioredis';
import { mongo } from 'mongoose';

const [point, times = '1'] = (process.env.TORTURE_POINT ?? '').split(':');
let left = Number(times);

const passes = (name) => {
  if (name !== point) return;
  left -= 1;
  if (left === 0) process.kill(process.pid, 'SIGKILL');
};

/** What is called on a collection of MongoDB's, and the points before and after it. */
const stored = [
  ['insertMany', 'commits', { before: 'before-insert', after: 'after-insert' }],
  ['bulkWrite', 'deliveries', { after: 'mid-relay' }],
  ['updateMany', 'commits', { before: 'before-relayed' }],
  ['updateOne', 'deliveries', { before: 'before-recorded' }],
  ['replaceOne', 'board', { after: 'mid-rebuild' }],
];
for (const [method, collection, { before, after }] of stored) {
  const real = mongo.Collection.prototype[method];
  mongo.Collection.prototype[method] = async function (...given) {
    const isMeant = this.collectionName === collection;
    if (isMeant) passes(before);
    const result = await real.apply(this, given);
    if (isMeant) passes(after);
    return result;
  };
}

const slackCalls = {
  'chat.postMessage': { before: 'before-post', after: 'after-post' },
  'chat.update': { before: 'before-redraw', after: 'after-redraw' },
};
const apiCall = WebClient.prototype.apiCall;
WebClient.prototype.apiCall = async function (method, ...given) {
  passes(slackCalls[method]?.before);
  const answer = await apiCall.call(this, method, ...given);
  passes(slackCalls[method]?.after);
  return answer;
};

/**
 * Slack's rates are not what is tried: at one post a second a night would pass before ten thousand acts are told. What
 * Slack says by 429 is kept all the same.
 */
const evaluate = Redis.prototype.eval;
Redis.prototype.eval = function (script, count, ...given) {
  const isPlace = given.slice(0, count).every((key) => String(key).includes(':rate:'));
  if (!isPlace || !script.includes('ipairs(KEYS)')) return evaluate.call(this, script, count, ...given);
  const rates = given.slice(count).map((_, index) => (index % 2 === 0 ? 0 : 1));
  return evaluate.call(this, script, count, ...given.slice(0, count), ...rates).catch(() => 0);
};
