/** Carriers as dispatch writes them, by the codes of the providers. Shared by both where they agree on nothing else. */
interface Carrier {
  readonly names: readonly RegExp[];
  /** Code of Kuaidi100, lower case (its table of carriers). */
  readonly kuaidi100: string;
  /** Slug of AfterShip. */
  readonly aftership?: string;
}

const carriers: readonly Carrier[] = [
  { names: [/顺丰快运/], kuaidi100: 'shunfengkuaiyun' },
  { names: [/顺丰/, /\bsf\b/i], kuaidi100: 'shunfeng', aftership: 'sf-express' },
  { names: [/德邦/, /deppon/i], kuaidi100: 'debangkuaidi', aftership: 'deppon' },
  { names: [/京东/, /\bjd\b/i], kuaidi100: 'jd', aftership: 'jd-express' },
  { names: [/中通/, /\bzto\b/i], kuaidi100: 'zhongtong', aftership: 'zto-express' },
  { names: [/圆通/, /\byto\b/i], kuaidi100: 'yuantong', aftership: 'yto' },
  { names: [/申通/, /\bsto\b/i], kuaidi100: 'shentong', aftership: 'sto' },
  { names: [/韵达/, /yunda/i], kuaidi100: 'yunda', aftership: 'yunda-express' },
  { names: [/极兔/, /j&t/i], kuaidi100: 'jtexpress' },
  { names: [/跨越/], kuaidi100: 'kuayue', aftership: 'kye' },
  { names: [/安能/], kuaidi100: 'annengwuliu', aftership: 'ane66' },
  { names: [/壹米滴答/], kuaidi100: 'yimidida' },
  { names: [/邮政|\bems\b/i], kuaidi100: 'ems', aftership: 'china-ems' },
  { names: [/\bdhl\b/i], kuaidi100: 'dhl', aftership: 'dhl' },
  { names: [/\bups\b/i], kuaidi100: 'ups', aftership: 'ups' },
  { names: [/fedex|联邦快递/i], kuaidi100: 'fedex', aftership: 'fedex' },
];

/** A provider's code for a carrier; undefined for one it may not know, such as a haulier with a lorry. */
export const codeOf = (carrier: string, provider: 'kuaidi100' | 'aftership'): string | undefined =>
  carriers.find(({ names }) => names.some((name) => name.test(carrier)))?.[provider];
