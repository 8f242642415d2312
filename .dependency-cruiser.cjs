/** Dependencies point one way: order <- procedure, mill <- desk <- slack, shop, jobs. See docs/architecture.md. */
const only = (from, allowed, comment) => ({
  name: from.replace(/[^a-z]/g, '-'),
  comment,
  severity: 'error',
  from: { path: `^${from}/` },
  to: {
    path: '^(src|jobs|blocks|sandbox|test|bench)/',
    pathNot: allowed.map((room) => (room.endsWith('.ts') ? `^${room}$` : `^${room}/`)),
  },
});

const domain = ['src/order', 'src/procedure', 'src/mill'];

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    only('src/order', ['src/order'], 'The engine knows no mill, not even by a type.'),
    only('src/procedure', domain, 'The procedure stands on the engine.'),
    only('src/mill', domain, 'What belongs to no order stands on engine and procedure.'),
    {
      name: 'order-is-pure',
      severity: 'error',
      from: { path: '^src/(order|procedure|mill)/', pathNot: ['seen\\.ts$', 'print-process\\.ts$'] },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'order-imports-zod-only',
      severity: 'error',
      from: { path: '^src/(order|procedure|mill)/' },
      to: {
        dependencyTypes: ['npm', 'npm-dev'],
        pathNot: 'node_modules/(zod|canonicalize|temporal-polyfill)/',
      },
    },
    only('blocks', ['blocks', ...domain, 'src/text'], 'Drawings are pure: the catalogue in, Block Kit out.'),
    only('src/desk', ['src/desk', ...domain, 'src/text'], 'Use cases ask for what they need through ports.'),
    only(
      'src/store',
      ['src/store', 'src/desk', ...domain, 'src/text'],
      'Stores implement the ports of the desk.',
    ),
    only('src/papers', ['src/papers', ...domain, 'src/text'], 'Papers are made of the domain alone.'),
    only('src/mail', ['src/mail', 'src/desk', ...domain], 'Letters go out by a mail server.'),
    only(
      'src/tracking',
      ['src/tracking', 'src/desk', ...domain, 'src/running'],
      'Carriers are asked, and what they say is put to the order.',
    ),
    only(
      'src/slack',
      [
        'src/slack',
        'src/papers',
        'src/desk',
        ...domain,
        'src/people',
        'src/text',
        'src/running',
        'src/config.ts',
        'blocks',
      ],
      'Listeners parse, ask and answer.',
    ),
    only(
      'src/shop',
      ['src/shop', 'src/desk', ...domain, 'src/people', 'src/text', 'src/running', 'src/config.ts'],
      'The web shops’ API parses, asks and answers.',
    ),
    {
      name: 'stand-ins-only-when-asked',
      comment:
        'Production loads nothing of the sandbox: what a start needs of it is imported when it is asked for.',
      severity: 'error',
      from: { path: '^(src|jobs|blocks)/' },
      to: { path: '^sandbox/', dynamic: false, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'production-without-dev-packages',
      comment: 'What runs in production is there after `npm ci --omit=dev`.',
      severity: 'error',
      from: { path: '^(src|jobs|blocks)/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only', 'npm'] },
    },
    only('src/running', ['src/running'], 'Clock, log and the ends of a process know nothing of what runs.'),
    only('jobs', ['jobs', 'src', 'blocks'], 'Jobs issue commands and deliver effects.'),
    {
      name: 'sandbox-stands-alone',
      severity: 'error',
      from: { path: '^sandbox/(mail|shop|slack|web)/' },
      to: { path: '^(src|jobs|blocks)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.json'],
    },
  },
};
