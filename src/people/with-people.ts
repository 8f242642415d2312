import type { Mill } from '../desk/master-data.ts';
import type { MillState } from '../procedure/outside.ts';
import type { Directory } from './directory.ts';

/** Rules that name a person find them in the workspace's directory. */
export const withPeople = ({ outside }: Mill, directory: Directory): MillState => ({
  ...outside,
  people: directory.everybody(),
});
