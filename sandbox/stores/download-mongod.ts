import { MongoBinary } from 'mongodb-memory-server-core';

// Runs as a process of its own (see fetch-mongod.ts), because a download in it cannot be called off.
const [version, downloadDir] = process.argv.slice(2);
if (version === undefined || downloadDir === undefined) throw new Error('needs a version and a folder');
process.stdout.write(await MongoBinary.getPath({ version, downloadDir, checkMD5: true }));
