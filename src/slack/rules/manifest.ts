import { violationsOf } from './apply.ts';
import { inPayloadOrder } from './in-order.ts';
import { manifestRule } from './manifest-rule.ts';
import { type Verdict, verdictOf } from './verdict.ts';

/**
 * What `apps.manifest.validate` says to an app manifest: `invalid_manifest` with every broken rule.
 * Covers apps that run their own server; the parts for functions and workflows hosted by Slack are refused.
 */
export function checkManifest(manifest: unknown): Verdict {
  const violations = violationsOf(manifestRule, manifest, '');
  return verdictOf('invalid_manifest', inPayloadOrder(violations, manifest, ''));
}
