/** What the mailbox page says. */
export const words = {
  zh: {
    name: '中文',
    title: '客户的邮箱',
    about: '这里是客户会收到的邮件和传真：系统发出的每一封都到这个信箱，不会寄到外面。',
    none: '还没有邮件。在订单里选“由系统发邮件”试试。',
    noSubject: '（无主题）',
    from: '发件人',
    to: '收件人',
    at: '时间',
    attachments: '附件',
    attached: (count: number) => `${count} 个附件`,
    gone: '没有这封邮件',
  },
  en: {
    name: 'English',
    title: 'The customers’ mailbox',
    about:
      'What customers would get by mail and fax: all that the desk sends comes here, and nothing leaves this machine.',
    none: 'No mail yet. Choose “E-mail, by the desk” in an order.',
    noSubject: '(no subject)',
    from: 'From',
    to: 'To',
    at: 'When',
    attachments: 'Attachments',
    attached: (count: number) => `${count} attached`,
    gone: 'There is no such mail',
  },
} as const;

export type Language = keyof typeof words;
