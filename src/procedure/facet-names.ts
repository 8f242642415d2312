/**
 * What signatures of this mill cover besides other signatures, by the names that are stored with each; some stand before a
 * colon and the part that is meant.
 */
export type MillFacetName =
  // Content of the customer's order
  | 'customer'
  | 'products'
  | 'quantities'
  | 'prices'
  | 'payment'
  | 'wanted'
  | 'tolerance'
  | 'packaging'
  | 'labels'
  | 'specialTerms'
  | 'delivery'
  // Content of a member's order
  | 'member'
  | 'paymentMethod'
  | 'remarks'
  // What rests on other signatures and on goods
  | 'grade'
  | 'technical'
  | 'spec'
  | 'made'
  | 'not-made'
  | 'finished'
  | 'stock'
  | 'booked'
  | 'paid'
  | 'credit-hold'
  | 'delivery-state'
  | 'shopMoney'
  // By which a signature falls without covering them
  | 'correction'
  | 'rejected'
  | 'legible';

/** What the ids of parts begin with: anomaly, batch, correction, doubt, claim, question, shipment. */
export type MillPartPrefix = 'a' | 'b' | 'c' | 'd' | 'k' | 'q' | 's';
