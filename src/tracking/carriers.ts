type ProviderKey = 'kuaidi100' | 'aftership';

/** Carriers as dispatch writes them, by the codes of the providers. Shared by both where they agree on nothing else. */
interface Carrier {
  readonly names: readonly RegExp[];
  /** Lower case, as Kuaidi100 wants it. */
  readonly kuaidi100: string;
  /** Slug of AfterShip. */
  readonly aftership?: string;
}

/**
 * The first that fits is taken, so a carrier's freight comes before its parcels: they have codes of their own.
 *
 * Kuaidi100: https://api.kuaidi100.com/document/5f0ff6e82977d50a94e10237 and …/6256624e8b18996bb0248d12 (德邦 alone,
 * 京东, 顺丰, 极兔 …); 韵达快运, 京东快运, 壹米滴答, 联邦快递 and the three foreign ones are not in these and come from copies of
 * its table of codes, such as https://github.com/dongasai/kuaidi100 (src/Constant/All.php, GlobalTransport.php).
 * AfterShip: slugs as published copies of its list of couriers have them
 * (https://www.aftership.com/docs/tracking/others/supported-couriers); for those marked no source was found.
 */
const carriers: readonly Carrier[] = [
  { names: [/顺丰快运/], kuaidi100: 'shunfengkuaiyun' },
  { names: [/顺丰/, /\bsf\b/i], kuaidi100: 'shunfeng', aftership: 'sf-express' },
  // AfterShip's slug: no source found.
  { names: [/德邦物流/], kuaidi100: 'debangwuliu', aftership: 'deppon' },
  { names: [/德邦/, /deppon/i], kuaidi100: 'debangkuaidi', aftership: 'deppon' },
  { names: [/京东快运/], kuaidi100: 'jingdongkuaiyun' },
  // AfterShip's slug: no source found.
  { names: [/京东/, /\bjd\b/i], kuaidi100: 'jd', aftership: 'jd-express' },
  { names: [/中通快运/], kuaidi100: 'zhongtongkuaiyun' },
  { names: [/中通/, /\bzto\b/i], kuaidi100: 'zhongtong', aftership: 'zto-express' },
  { names: [/圆通/, /\byto\b/i], kuaidi100: 'yuantong', aftership: 'yto' },
  { names: [/申通/, /\bsto\b/i], kuaidi100: 'shentong', aftership: 'sto' },
  { names: [/韵达快运/], kuaidi100: 'yundakuaiyun' },
  { names: [/韵达/, /yunda/i], kuaidi100: 'yunda', aftership: 'yundaex' },
  { names: [/极兔/, /j&t/i], kuaidi100: 'jtexpress' },
  { names: [/百世快运/], kuaidi100: 'baishiwuliu' },
  { names: [/跨越/], kuaidi100: 'kuayue', aftership: 'ky-express' },
  // AfterShip's slug: no source found.
  { names: [/安能/], kuaidi100: 'annengwuliu', aftership: 'ane66' },
  { names: [/壹米滴答/], kuaidi100: 'yimidida' },
  { names: [/\bems\b/i], kuaidi100: 'ems', aftership: 'china-ems' },
  { names: [/邮政/], kuaidi100: 'youzhengguonei' },
  { names: [/\bdhl\b/i], kuaidi100: 'dhl', aftership: 'dhl' },
  { names: [/\bups\b/i], kuaidi100: 'ups', aftership: 'ups' },
  { names: [/联邦快递/], kuaidi100: 'lianbangkuaidi', aftership: 'fedex' },
  { names: [/fedex/i], kuaidi100: 'fedex', aftership: 'fedex' },
];

/** Codes a mill has set itself: part of a carrier's name → code. They go before those that are known here. */
export type OwnCodes = Readonly<Record<string, string>>;

/** A provider's code for a carrier; undefined for one it may not know, such as a haulier with a lorry. */
export const codeOf = (carrier: string, provider: ProviderKey, own: OwnCodes = {}): string | undefined =>
  ownCode(carrier, own) ?? carriers.find(({ names }) => names.some((name) => name.test(carrier)))?.[provider];

/** Of several names that fit, the longest says most. */
const ownCode = (carrier: string, own: OwnCodes): string | undefined => {
  const written = folded(carrier);
  const fitting = Object.entries(own).filter(([name]) => written.includes(folded(name)));
  return fitting.sort(([left], [right]) => right.length - left.length)[0]?.[1];
};

const folded = (name: string): string => name.normalize('NFKC').trim().toLowerCase();
