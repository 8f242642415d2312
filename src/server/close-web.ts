import type { Server } from 'node:http';

const graceMs = 3000;

/** Stops taking requests, lets those under way answer, and closes what only keeps alive. */
export const closeWeb = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    const idle = setInterval(() => server.closeIdleConnections(), 50);
    const hard = setTimeout(() => server.closeAllConnections(), graceMs);
    server.once('close', () => {
      clearInterval(idle);
      clearTimeout(hard);
    });
  });
