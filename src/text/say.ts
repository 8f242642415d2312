import type { Label, Language } from '../order/labels.ts';

/** Words for people that belong to no step; both languages or it does not compile. */
const texts = {
  'changed-since': {
    zh: '内容在您打开之后有变化，请看过再签（您填的都还在）：',
    en: 'The content changed since you opened this. Please look again before signing; what you typed is kept:',
  },
  'not-signed-press-again': {
    zh: '暂时没有签上，您填的内容都在，请再按一次。',
    en: 'Not signed yet. What you typed is still here: please press again.',
  },
  'maybe-signed-press-again': {
    zh: '系统没有收到答复，现在还不能确定是否已经签上。您填的内容都在，请再按一次：只算一次，按后就知道是已签还是刚签。',
    en: 'No answer came, so it cannot yet be told whether this was signed. What you typed is still here: press again. It counts once, and that press tells.',
  },
  senseless: {
    zh: '这张表单无法识别，没有记录任何内容。请从订单卡片重新打开。',
    en: 'This form was not understood and nothing was recorded. Please open it again from the order’s card.',
  },
  'pressed-nothing': {
    zh: '这个按钮已失效，请看订单卡片上的按钮。',
    en: 'This button is out of date; please use those on the order’s card.',
  },
  'not-opened': {
    zh: '系统暂时读不到订单，什么也没有记录。请稍后再按一次。',
    en: 'The orders cannot be read just now and nothing was recorded. Please press again in a moment.',
  },
  'went-wrong': {
    zh: '出了问题，没有做完；原因已记入系统日志。是否已签以订单卡片为准，再按一次也不会重复；仍不行请告诉系统管理员。',
    en: 'Something went wrong before this was done; the reason is in the log. Whether anything was signed stands on the order’s card, and pressing again does nothing twice. Should it fail again, tell an administrator.',
  },
  'other-workspace': {
    zh: '订单台只为本厂工作区服务，您所在的工作区不能使用，什么也没有记录。请联系厂里的客服。',
    en: 'The order desk serves the mill’s own workspace only; yours cannot use it, and nothing was recorded. Please ask the mill’s customer service.',
  },
  'no-role': {
    zh: '订单台只供在本厂有岗位的人使用，您还没有岗位，所以什么也不能显示，也没有记录任何内容。请找系统管理员分派岗位。',
    en: 'The order desk is for people who hold a role at the mill. You hold none yet, so nothing can be shown to you and nothing was recorded. Please ask an administrator for a role.',
  },
  'broken-text': {
    zh: '文字里有半个字符（多半是截断的表情），无法保存，什么也没有记录。请删去后再试。',
    en: 'A text holds half a character (an emoji cut in two, most likely), which cannot be kept, and nothing was recorded. Please delete it and try again.',
  },
  'not-drawn': {
    zh: '这个页面没能按原样显示，原因已记入系统日志。是否已签以订单卡片为准（`/order show 单号`），再按一次也不会重复；仍打不开请告诉系统管理员。页面上写的是：',
    en: 'This page could not be shown as it is; the reason is in the log. Whether anything was signed stands on the order’s card (`/order show NUMBER`), and pressing again does nothing twice. Should it fail again, tell an administrator. What it says:',
  },
  'not-redrawn': {
    zh: '表单没能按刚才的改动更新，原因已记入系统日志。表单照旧，已填的都还在，什么也没有签。可以照样填完提交，或关闭后重新打开；仍不行请告诉系统管理员。',
    en: 'The form could not be drawn anew after your last change; the reason is in the log. It stays as it was with all you filled in, and nothing was signed. Finish and send it as it is, or close it and open it again; should it fail again, tell an administrator.',
  },
  'not-found': { zh: '没有找到这张订单。', en: 'There is no such order.' },
  'nothing-found': { zh: '没有找到符合的订单。', en: 'No order matches.' },
  'nothing-waits': { zh: '现在没有等您处理的订单。', en: 'Nothing waits for you now.' },
} as const satisfies Record<string, Label>;

/** What somebody is told whose act got no answer: that it was not signed only where nothing was sent. */
export const notSigned = ({
  hasSent,
}: {
  readonly hasSent: () => boolean;
}): 'maybe-signed-press-again' | 'not-signed-press-again' =>
  hasSent() ? 'maybe-signed-press-again' : 'not-signed-press-again';

export type Saying = keyof typeof texts;

export const say = (key: Saying, language: Language): string => texts[key][language];
