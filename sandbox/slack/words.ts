/** What Slack's own client and Slackbot say to a person, in the language of their locale, as Slack does. */
export interface SlackWords {
  readonly timeout: string;
  readonly unreachable: string;
  readonly statusCode: (status: number) => string;
  readonly trouble: string;
  readonly commandFailed: (command: string, error: string) => string;
  readonly noCommand: (command: string) => string;
  /** The sandbox's own words: faults that could strike nothing. */
  readonly noSocket: string;
  readonly noSignature: string;
  readonly noSuchFault: (method: string) => string;
  readonly noSuchMethod: (method: string) => string;
}

const en: SlackWords = {
  timeout: 'Operation timed out. Apps need to respond within 3 seconds.',
  unreachable: 'This app is not reachable right now.',
  statusCode: (status) => `This app responded with Status Code ${status}.`,
  trouble: 'We had some trouble connecting. Try again?',
  commandFailed: (command, error) => `${command} failed with the error "${error}"`,
  noCommand: (command) => `${command} is not a valid command`,
  noSocket: 'The app is connected over HTTP: no socket is there to be dropped.',
  noSignature: 'The app is connected by a socket: nothing that goes through it is signed.',
  noSuchFault: (method) => `This cannot happen to ${method}.`,
  noSuchMethod: (method) =>
    `Nothing is called ${method}: give a Web API method, upload, command, block_actions, view_submission, event:message or the like, or *.`,
};

const zh: SlackWords = {
  timeout: '操作超时。应用须在 3 秒内回应。',
  unreachable: '暂时无法连接到此应用。',
  statusCode: (status) => `此应用返回了状态代码 ${status}。`,
  trouble: '连接时遇到问题，要再试一次吗？',
  commandFailed: (command, error) => `${command} 失败，错误为“${error}”`,
  noCommand: (command) => `${command} 不是有效的命令`,
  noSocket: '应用走的是 HTTP，没有可断开的 Socket 连接。',
  noSignature: '应用走的是 Socket 连接，经它传送的内容不带签名。',
  noSuchFault: (method) => `${method} 不会出这种故障。`,
  noSuchMethod: (method) =>
    `没有叫 ${method} 的调用：可填 Web API 方法、upload、command、block_actions、view_submission、event:message 等，或 *。`,
};

export function slackWords(locale: string): SlackWords {
  return locale.startsWith('zh') ? zh : en;
}
