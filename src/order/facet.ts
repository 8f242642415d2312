import type { Json } from './json.ts';
import type { FacetName } from './keys.ts';
import type { Label } from './labels.ts';
import type { Order } from './order.ts';

/** A piece of the order's content that signatures cover: its value, and how people read it. */
export interface Facet {
  readonly name: FacetName;
  readonly label: Label;
  of(order: Order): Json;
  show(order: Order): Label;
}
