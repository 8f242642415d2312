import type { Stored } from '../order/keys.ts';
import type { Label } from '../order/labels.ts';
import type { PutOff } from '../order/procedure.ts';
import type { EntryFacts } from '../order/reversible-entries.ts';
import type { Person } from '../order/roles.ts';
import type { ConfirmationFacts, ProductionOrderFacts, SentFacts } from './confirmation/paper-facts.ts';
import type { Line, OrderContent, OrderCustomer } from './content.ts';
import type {
  AskedField,
  Deviation,
  DoubtAnswerGiven,
  DoubtOutcome,
  RaisedDoubt,
  ReturnFacts,
  SplitOff,
  TechnicalAnswers,
} from './intake/memo-facts.ts';
import type { BatchSums, MoneyFacts, MovingFacts, ReviewFacts } from './money/money-facts.ts';
import type { MailFacts } from './sending/mails.ts';
import type {
  ArrivalFacts,
  BriefingFacts,
  GoodsFacts,
  Linked,
  NoticeFacts,
  RemainderFacts,
  ReturnedFacts,
  ShipFirstFacts,
  ShippedFacts,
  TrackingFacts,
} from './shipping/shipment-facts.ts';
import type {
  AllotFacts,
  CallFacts,
  DeliveryFacts,
  ShopMoneyFacts,
  ShopOrderFacts,
  WriteOffFacts,
} from './shop/shop-facts.ts';
import type { RegradeFacts } from './terms/regrading.ts';
import type {
  BatchFacts,
  BookingFacts,
  ClosingFacts,
  DailyReportAnswers,
  DailyReportFacts,
  InspectionFacts,
  OpenedAnomaly,
  OutcomeFacts,
  SourceFacts,
} from './warehouse/goods-facts.ts';
import type {
  AskedAgain,
  CorrectionFacts,
  CountersignedFacts,
  ExceptionFacts,
  ResumeFacts,
  ReviseFacts,
} from './whole-order/whole-order-facts.ts';

/** An action of which others read nothing but that it was signed, by whom and when. */
type Signature = Stored<unknown, null>;
/** An action whose facts are read and whose answers are its own business. */
type Facts<X> = Stored<unknown, X>;

/**
 * What the marks of each step and act store, as far as others read it: the contract that readers and writers are checked
 * against. Every key of the catalogue stands here; the catalogue does not compile when an action stores something else.
 * Facts are null in orders of tests that state an answer alone, and where a program of before stored none.
 */
export interface Records {
  // Memo and terms
  intake: Facts<{ readonly customer: OrderCustomer | null; readonly lines: readonly Line[] }>;
  'sales-intake': Facts<{ readonly customer: OrderCustomer | null; readonly lines: readonly Line[] }>;
  'intake-takeover': Signature;
  'written-order': Signature;
  'memo-question': Stored<{ readonly text: string }, AskedField>;
  'memo-answer': Facts<{ readonly answered: readonly string[]; readonly changes: Partial<OrderContent> }>;
  'reply-promise': Signature;
  'reply-given': Signature;
  terms: Facts<{ readonly customer: OrderCustomer | null; readonly deviations: readonly Deviation[] }>;
  doubt: Stored<{ readonly text: string }, RaisedDoubt>;
  'doubt-answer': Stored<DoubtAnswerGiven, null>;
  'doubt-acknowledge': Stored<
    { readonly outcome: DoubtOutcome },
    { readonly changes: Partial<OrderContent> } | null
  >;
  regrade: Facts<RegradeFacts>;
  'regrade-approval': Facts<RegradeFacts>;

  // Technical and schedule
  technical: Stored<TechnicalAnswers, null>;
  proposal: Stored<{ readonly outcome: string }, { readonly split?: SplitOff | null } | null>;
  'formula-consent': Stored<{ readonly outcome: string }, null>;
  'formula-confirmation': Signature;
  schedule: Stored<{ readonly finishedOn: string; readonly productionOn: string | null }, SourceFacts>;
  'schedule-decline': Signature;
  'schedule-settlement': Facts<{ readonly split?: SplitOff | null } | null>;
  'late-answer': Stored<{ readonly words: string }, null>;

  // Confirmation and return
  confirmation: Facts<ConfirmationFacts | null>;
  'promise-consent': Signature;
  'confirmation-issue': Signature;
  'confirmation-sent': Facts<SentFacts | null>;
  'confirmation-mail': Facts<MailFacts>;
  'confirmation-received': Signature;
  return: Stored<{ readonly cameOn: string }, ReturnFacts | null>;
  'return-earlier': Stored<{ readonly cameOn: string }, null>;
  'return-choice': Stored<{ readonly next: string }, null>;
  'erp-number': Stored<{ readonly number: string }, null>;
  chase: Stored<{ readonly matter: string }, null>;

  // Production and warehouse
  'production-order': Facts<ProductionOrderFacts>;
  'production-countersign': Signature;
  'production-decline': Signature;
  'copy-acknowledged': Signature;
  'stop-acknowledge': Facts<{ readonly made: BatchFacts['finished'] }>;
  monitoring: Facts<{ readonly anomaly: OpenedAnomaly | null }>;
  'daily-report': Stored<DailyReportAnswers, DailyReportFacts>;
  anomaly: Facts<{ readonly anomaly: OpenedAnomaly }>;
  'emergency-plan': Signature;
  'plan-approval': Signature;
  'plan-answer': Signature;
  'anomaly-close': Facts<ClosingFacts>;
  'anomaly-settle': Signature;
  batch: Facts<BatchFacts>;
  'stock-batch': Facts<BatchFacts>;
  inspection: Facts<InspectionFacts>;
  'inspection-quality': Facts<InspectionFacts>;
  'warehouse-in': Facts<BookingFacts>;
  'quantity-outcome': Facts<OutcomeFacts>;

  // Money
  deposit: Stored<MoneyAnswers, MoneyFacts>;
  payment: Stored<MoneyAnswers, MoneyFacts>;
  'payment-allot': Stored<{ readonly destination: string }, MovingFacts>;
  'deposit-settlement': Stored<{ readonly outcome: string }, MovingFacts>;
  'transfer-recorded': Signature;
  'contract-review': Facts<ReviewFacts | null>;
  'balance-notice': Facts<BatchSums>;
  'balance-notice-sent': Signature;
  'balance-notice-mail': Facts<MailFacts>;
  'balance-notice-received': Signature;
  settlement: Facts<BatchSums>;
  'credit-hold': Signature;
  'credit-consent': Signature;

  // Shipping and claims
  'dispatch-notice': Stored<RedirectedTo, NoticeFacts>;
  'ship-first-request': Facts<{ readonly quantities: NoticeFacts['quantities'] }>;
  'ship-first': Facts<ShipFirstFacts>;
  briefing: Facts<BriefingFacts | null>;
  shipped: Stored<{ readonly carrier?: string | null; readonly waybill?: string | null }, ShippedFacts>;
  'shipping-advice': Facts<{ readonly daysLate: number }>;
  'shipping-advice-mail': Facts<MailFacts>;
  'advice-confirmed': Signature;
  tracking: Facts<TrackingFacts>;
  arrival: Facts<ArrivalFacts>;
  receipt: Stored<{ readonly signedOn: string }, null>;
  'goods-outcome': Facts<GoodsFacts>;
  'inspection-returned': Facts<ReturnedFacts>;
  remainder: Facts<RemainderFacts>;
  claim: Stored<{ readonly linkedOrder: string | null }, Linked | null>;

  // The whole order
  hold: Stored<{ readonly until: string | null }, null>;
  resume: Facts<ResumeFacts>;
  cancel: Signature;
  revise: Facts<ReviseFacts>;
  close: Signature;
  'follow-up': Signature;
  delegate: Facts<{ readonly to: Person }>;
  undelegate: Facts<{ readonly from: Person }>;
  reassign: Facts<{ readonly to: Person }>;
  exception: Facts<ExceptionFacts>;
  snooze: Facts<PutOff>;
  remind: Facts<AskedAgain>;
  withdraw: Facts<EntryFacts>;
  reverse: Facts<EntryFacts>;
  'reverse-payment': Facts<EntryFacts>;
  'reverse-finding': Facts<EntryFacts>;
  correct: Stored<{ readonly reason: string }, CorrectionFacts>;
  'correct-money': Stored<{ readonly reason: string }, CorrectionFacts>;
  'correct-countersign': Facts<CountersignedFacts>;
  'correct-money-countersign': Facts<CountersignedFacts>;

  // Shop orders
  'shop-place': Facts<ShopOrderFacts>;
  'shop-change': Facts<ShopOrderFacts>;
  'shop-withdraw': Stored<{ readonly reason?: string | null }, null>;
  'shop-cancel': Stored<{ readonly reason?: string | null }, null>;
  'shop-confirm': Facts<CallFacts>;
  'shop-allot': Facts<AllotFacts>;
  'shop-payment': Stored<{ readonly reference: string | null }, ShopMoneyFacts>;
  'shop-payment-reverse': Facts<{ readonly what: Label | null }>;
  'shop-refund': Facts<ShopMoneyFacts>;
  'shop-ship': Signature;
  'shop-delivery': Facts<DeliveryFacts>;
  'shop-write-off': Facts<WriteOffFacts>;
  'shop-write-off-decide': Facts<ShopMoneyFacts>;
  'shop-tell-again': Signature;
  'shop-snooze': Facts<PutOff>;
  'shop-remind': Facts<AskedAgain>;
}

/** A bank's or post office's reference, and the calendar day the money came. */
interface MoneyAnswers {
  readonly reference: string;
  readonly receivedOn: string;
  /** The whole of a transfer that pays several orders, fen; left out in older marks. */
  readonly whole?: number | null;
}

/** Where goods go that were redirected; names and addresses stay in the answers, where they can be blotted out. */
interface RedirectedTo {
  readonly address?: string | null;
  readonly receiver?: string | null;
  readonly phone?: string | null;
}
