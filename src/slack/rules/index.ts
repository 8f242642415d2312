// What Slack accepts, in one place: the sandbox answers by it, drawings are tested by it, the desk asks it
// before sending. Sources and strict choices: docs.slack.dev, restated beside each rule.
export { checkAttachments } from './attachments.ts';
export { nodesOf } from './json.ts';
export { checkManifest } from './manifest.ts';
export { checkMessageBlocks } from './message.ts';
export { checkMetadata } from './metadata.ts';
export { checkOptions } from './options.ts';
export { textLength } from './text-length.ts';
export { formatViolation, type Verdict, type Violation } from './verdict.ts';
export { checkView } from './view.ts';
export { checkViewResponse } from './view-response.ts';
