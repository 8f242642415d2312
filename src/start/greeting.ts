import type { Sandbox } from '../../sandbox/slack/start.ts';
import type { Config } from '../config.ts';
import type { Desk } from './desk.ts';

/** What a start says once it runs: where it is, and where to look first. */
export const greeting = (
  { run }: Config,
  { port }: Desk,
  sandbox: Sandbox | undefined,
): readonly string[] => [
  `Countersign runs (${run}) on port ${port}.`,
  ...(sandbox
    ? [
        `Open the sandbox workspace: ${sandbox.url}/as/chen.yu  (you are 陈宇, customer service: try /order new)`,
        ...(sandbox.mailPort === undefined ? [] : [`What customers get by mail: ${sandbox.url}/mail`]),
        `And the web shop: ${sandbox.url}/shop  (you are one of its members)`,
        'Ctrl-C stops everything this started.',
      ]
    : []),
];
