// The one door between the sandbox, which stands alone, and the rules of Slack that the desk keeps as well.
export {
  checkAttachments,
  checkManifest,
  checkMessageBlocks,
  checkMetadata,
  checkOptions,
  checkView,
  checkViewResponse,
  formatViolation,
  nodesOf,
} from '../src/slack/rules/index.ts';
