import type { Mill } from '../desk/master-data.ts';
import type { MillState } from '../procedure/outside.ts';
import type { Directory } from './directory.ts';

/** Rules that name a person find them in the workspace's directory; those that send know whether mail and fax can be. */
export const withPeople = (
  { outside }: Mill,
  directory: Directory,
  mail: { readonly faxAddress: string | undefined } | undefined,
): MillState => ({
  ...outside,
  people: directory.everybody(),
  ...(mail ? { mail: { fax: mail.faxAddress !== undefined } } : {}),
});
