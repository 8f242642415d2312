import { lookup as resolve } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** The shop's address leads to where nothing may be told. */
export class ForbiddenAddressError extends Error {
  override name = 'ForbiddenAddressError';
}

/**
 * Whether an IP address is one of the public internet: not private, loopback, link-local, a cloud's metadata or any
 * other range with a meaning of its own, nor one of these written as IPv6.
 */
export const isPublic = (address: string): boolean => {
  if (!ipaddr.isValid(address)) return false;
  const read = ipaddr.process(address);
  if (read.range() !== 'unicast') return false;
  // Of IPv6 only this much is given out: beside it lies IPv4 in its oldest dress, ::7f00:1, and what is nobody's yet.
  return read instanceof ipaddr.IPv4 || read.match(ipaddr.IPv6.parseCIDR('2000::/3'));
};

/**
 * Resolves a name and hands on only what was looked at, so that the connection goes to the very address that was
 * checked and a name that changes its answer gains nothing. One forbidden address among several refuses all.
 */
export const publicOnly: LookupFunction = (host, options, callback) => {
  resolve(host, { ...options, all: true }, (error, found) => {
    if (error) return callback(error, '', 0);
    const forbidden = found.find(({ address }) => !isPublic(address));
    const [first] = found;
    if (forbidden || !first)
      return callback(new ForbiddenAddressError(`${host} is no public address`), '', 0);
    if (options.all) return callback(null, found);
    return callback(null, first.address, first.family);
  });
};

/** Why an address cannot be told at all, whatever its name resolves to; undefined when it may be tried. */
export const whyForbidden = (url: URL, allowsPrivate: boolean): string | undefined => {
  if (url.username !== '' || url.password !== '') return 'the address holds a password';
  if (url.protocol !== 'https:' && !(allowsPrivate && url.protocol === 'http:'))
    return 'the address is not https';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (!allowsPrivate && isIP(host) !== 0 && !isPublic(host)) return `${host} is no public address`;
  return undefined;
};
