import { parseArgs } from 'node:util';
import { type Sandbox, type SandboxOptions, startSandbox } from './slack/start.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: process.env.SANDBOX_PORT ?? '4000' },
    manifest: { type: 'string', default: 'manifest.yml' },
    'request-url': { type: 'string' },
    'bot-token': { type: 'string' },
    'user-token': { type: 'string' },
    'app-token': { type: 'string' },
    'signing-secret': { type: 'string' },
    'data-folder': { type: 'string' },
    host: { type: 'string' },
    password: { type: 'string' },
    'free-plan': { type: 'boolean', default: false },
    'loose-rates': { type: 'boolean', default: false },
    shuffle: { type: 'string' },
    duplicates: { type: 'string' },
    'delayed-events': { type: 'boolean', default: false },
  },
});

const sandbox = await started({
  port: Number(values.port),
  manifest: values.manifest,
  userGroups: !values['free-plan'],
  rates: values['loose-rates'] ? 'loose' : 'strict',
  ...(values['request-url'] !== undefined && { requestUrl: values['request-url'] }),
  ...(values['data-folder'] !== undefined && { dataFolder: values['data-folder'] }),
  ...(values.host !== undefined && { host: values.host }),
  ...(values.password !== undefined && { password: values.password }),
  ...(values.shuffle !== undefined && { shuffle: seedOf('--shuffle', values.shuffle) }),
  ...(values.duplicates !== undefined && { duplicates: seedOf('--duplicates', values.duplicates) }),
  delayedEvents: values['delayed-events'],
  tokens: {
    ...(values['bot-token'] !== undefined && { bot: values['bot-token'] }),
    ...(values['user-token'] !== undefined && { user: values['user-token'] }),
    ...(values['app-token'] !== undefined && { app: values['app-token'] }),
    ...(values['signing-secret'] !== undefined && { signingSecret: values['signing-secret'] }),
  },
});

console.log(`The sandbox workspace is at ${sandbox.url}
  Web API         ${sandbox.apiUrl}
  bot token       ${sandbox.tokens.bot}
  user token      ${sandbox.tokens.user} (where the manifest asks for user scopes)
  app token       ${sandbox.tokens.app}
  signing secret  ${sandbox.tokens.signingSecret}
  delivers to     ${values['request-url'] ?? 'a connected socket (or give --request-url)'}`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void sandbox.close());
}

/** Starts, or says in one line why not. */
async function started(options: SandboxOptions): Promise<Sandbox> {
  try {
    return await startSandbox(options);
  } catch (problem) {
    const taken = problem instanceof Error && 'code' in problem && problem.code === 'EADDRINUSE';
    console.error(taken ? `Port ${options.port} is taken; give another by --port.` : String(problem));
    process.exit(1);
  }
}

/** A whole number: the same one makes the same disorder. */
function seedOf(option: string, text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  console.error(`${option} wants a whole number as its seed, not “${text}”.`);
  process.exit(1);
}
