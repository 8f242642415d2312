import { startStores } from '../../sandbox/stores/start.ts';

// A process of its own that starts stores in the folder it is given, says so, and stays until it is killed.
const [dataDir = ''] = process.argv.slice(2);
const { mongodbUri, redisUrl } = await startStores({ dataDir });
process.stdout.write(`${JSON.stringify({ mongodbUri, redisUrl })}\n`);
setInterval(() => undefined, 60_000);
