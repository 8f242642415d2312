import type { Role } from '../../src/order/keys.ts';
import type { Actor } from '../../src/order/roles.ts';
import { usualQuietHours } from '../../src/order/time/quiet-hours.ts';
import { type Customer, type MillState, type Product, usualTimes } from '../../src/procedure/outside.ts';
import { memberBy } from '../../src/procedure/shop/members.ts';

const someone = (id: string, name: string, ...roles: readonly Role[]): Actor => ({ id, name, roles });

/** The people of the demo mill (sandbox/world/people.csv). */
export const people = {
  chen: someone('UCHENYU', '陈宇', 'service'),
  li: someone('ULINA', '李娜', 'service'),
  liu: someone('ULIUFANG', '刘芳', 'assistant'),
  wang: someone('UWANGLI', '王莉', 'service-supervisor'),
  zhao: someone('UZHAOGANG', '赵刚', 'director'),
  zhou: someone('UZHOUMIN', '周敏', 'sales'),
  he: someone('UHEJUN', '何军', 'sales'),
  ma: someone('UMALIN', '马琳', 'sales'),
  sun: someone('USUNKAI', '孙凯', 'technical'),
  hu: someone('UHUQIANG', '胡强', 'production'),
  guo: someone('UGUOWEI', '郭伟', 'production-supervisor'),
  lin: someone('ULINXIA', '林霞', 'quality'),
  xu: someone('UXUJING', '徐静', 'finance'),
  majun: someone('UMAJUN', '马军', 'dispatch'),
  tang: someone('UTANGBO', '唐波', 'logistics'),
  guan: someone('UGUANLI', '管理员', 'admin'),
} as const;

export type PersonKey = keyof typeof people;

/** Everybody who may act on an order: the mill's people, and members of two web shops as the API lets them act. */
export const actors = {
  ...people,
  member: memberBy({ id: 'K1', name: '华广商城' }),
  otherMember: memberBy({ id: 'K2', name: '别家商城' }),
} as const;

export type ActorKey = keyof typeof actors;

const customer = (more: Partial<Customer> & Pick<Customer, 'code' | 'grade'>): Customer => ({
  name: '东莞市联兴印刷有限公司',
  shortName: '联兴',
  salesperson: { id: people.zhou.id, name: people.zhou.name },
  contact: '陈志强',
  phone: '13809281177',
  fax: '0769-86882211',
  email: 'czq@lianxing.example',
  signers: ['陈志强'],
  deliveryAddress: '广东省东莞市虎门镇怀德大道118号B栋',
  receiver: '李敏',
  receiverPhone: '13922554810',
  contract: {
    paymentMethod: 'prepaid',
    depositPercent: 30,
    restDue: 'before-leaving',
    deliveryCondition: 'delivered',
    creditLimitFen: 0,
  },
  ...more,
});

const product = (code: string, name: string, grammage: number, more: Partial<Product> = {}): Product => ({
  code,
  name,
  grammage,
  forms: ['roll', 'sheet'],
  unit: 't',
  leastWidthMm: 600,
  mostWidthMm: 1600,
  qualityStandard: 'Q/HG 001',
  stockNote: '',
  ...more,
});

const price = (productCode: string, grade: string, unitPriceFen: number) => ({
  product: productCode,
  for: grade,
  widthMm: null,
  lengthMm: null,
  unitPriceFen,
  validFrom: '2026-07-01',
  validTo: '2026-12-31',
  plan: 1,
});

/** A small mill: one customer of each grade, three products, the price plan, one past transaction. */
export const mill: MillState = {
  version: 'test-1',
  settings: {
    timeZone: 'Asia/Shanghai',
    workFrom: 8,
    workTo: 18,
    quiet: usualQuietHours,
    serviceLevelHours: {},
    times: usualTimes,
    phoneWording: { zh: '您好，华广纸业客户服务部。', en: 'Good day, customer service of Huaguang Paper.' },
    gradeStandard: { zh: 'A 类：从不拖欠。', en: 'Grade A: never late.' },
  },
  customers: [
    customer({ code: 'C001', grade: 'B' }),
    customer({
      code: 'C004',
      grade: 'A',
      name: '广州市新翰彩印有限公司',
      shortName: '新翰',
      signers: ['谢国栋'],
      contract: {
        paymentMethod: 'monthly',
        depositPercent: 0,
        restDue: '45-days',
        deliveryCondition: 'delivered',
        creditLimitFen: 350_000_000,
      },
    }),
    customer({
      code: 'C003',
      grade: 'C',
      name: '厦门鹭岛印务有限公司',
      shortName: '鹭岛',
      salesperson: { id: people.he.id, name: people.he.name },
      signers: ['吴佳琪'],
      contract: {
        paymentMethod: 'prepaid',
        depositPercent: 50,
        restDue: 'before-leaving',
        deliveryCondition: 'delivered',
        creditLimitFen: 0,
      },
    }),
    customer({
      code: 'C005',
      grade: 'B',
      name: '中山市永泰纸箱厂',
      shortName: '永泰',
      salesperson: { id: people.he.id, name: people.he.name },
      signers: ['郑月华'],
      contract: {
        paymentMethod: 'prepaid',
        depositPercent: 20,
        restDue: 'before-leaving',
        deliveryCondition: 'collected',
        creditLimitFen: 0,
      },
    }),
  ],
  unapproved: [],
  customersDecidedAt: {},
  products: [
    product('HG-WF70', '双胶纸', 70),
    product('HG-KL125', '牛卡纸', 125, { forms: ['roll'], leastWidthMm: 787, mostWidthMm: 2200 }),
    product('HG-KL170', '牛卡纸', 170, { forms: ['roll'], leastWidthMm: 787, mostWidthMm: 2200 }),
    product('HG-LWC60', '轻涂纸', 60, { forms: ['roll'], leastWidthMm: 787 }),
    product('HG-NCR50', '无碳复写纸', 50, { unit: 'ream', leastWidthMm: 210, mostWidthMm: 1000 }),
  ],
  prices: [
    price('HG-WF70', 'A', 618_000),
    price('HG-WF70', 'B', 635_000),
    price('HG-WF70', 'C', 648_000),
    price('HG-KL125', 'A', 438_000),
    price('HG-KL125', 'B', 448_000),
    price('HG-KL170', 'B', 445_000),
    price('HG-LWC60', 'C', 599_000),
  ],
  plans: [{ version: 1, rows: 7, issue: null }],
  transactions: [
    {
      date: '2026-09-22',
      customer: 'C004',
      product: 'HG-WF70',
      form: 'roll',
      widthMm: 889,
      lengthMm: null,
      quantity: 20_000,
      unitPriceFen: 618_000,
      paymentMethod: 'monthly',
      packaging: '防潮膜+木托盘',
      toleranceBasisPoints: 200,
    },
  ],
  people: Object.values(people),
  standIns: [],
  officialYears: [],
  exceptionalDays: {},
};
