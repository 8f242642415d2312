import type { Server } from 'node:http';

/** Resolves once the server takes requests on the port; rejects where it cannot. */
export const listening = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => void server.once('error', reject).listen(port, resolve));
