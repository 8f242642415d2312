import type { IncomingMessage } from 'node:http';
import { isObject, type Json, parseJson } from './json.ts';

const mostBytes = 64 * 1024 * 1024;

/** The whole body of a request. Rejects above 64 MB. */
export async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    const chunk = Buffer.from(part as Uint8Array);
    size += chunk.length;
    if (size > mostBytes) throw new Error('the request is larger than 64 MB');
    parts.push(chunk);
  }
  return Buffer.concat(parts);
}

/** An uploaded part of a multipart body. */
export interface Part {
  readonly name: string;
  readonly bytes: Buffer;
}

export async function multipartOf(
  bytes: Buffer,
  type: string,
): Promise<{ readonly fields: Json; readonly files: readonly Part[] }> {
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData();
  const fields: Record<string, unknown> = {};
  const files: Part[] = [];
  for (const [name, value] of form.entries()) {
    if (typeof value === 'string') fields[name] = value;
    else files.push({ name: value.name, bytes: Buffer.from(await value.arrayBuffer()) });
  }
  return { fields, files };
}

/** The arguments of a Web API call: form, JSON or multipart. Undefined for a body that is none of them. */
export async function argumentsOf(bytes: Buffer, type: string): Promise<Json | undefined> {
  if (bytes.length === 0) return {};
  if (type.startsWith('application/json')) {
    const value = parseJson(bytes.toString('utf8'));
    return isObject(value) ? value : undefined;
  }
  if (type.startsWith('multipart/form-data')) return (await multipartOf(bytes, type)).fields;
  if (type.startsWith('application/x-www-form-urlencoded')) {
    return Object.fromEntries(new URLSearchParams(bytes.toString('utf8')));
  }
  return undefined;
}
