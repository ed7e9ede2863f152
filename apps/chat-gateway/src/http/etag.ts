import { Problem } from '@todo/service-kit';

/** The entity tag of a task's version. */
export const etagOf = (version: number): string => `"${version}"`;

/**
 * The versions that an `If-Match` header allows; undefined: any. Weak tags never match (RFC 9110, 13.1.1), and neither
 * do tags that are none of ours, but a header that is no list of tags is refused.
 */
export function expectedVersions(ifMatch: string | undefined): number[] | undefined {
  if (ifMatch === undefined || ifMatch.trim() === '*') return undefined;
  const tags = ifMatch.split(',').map((tag) => tag.trim());
  if (!tags.every((tag) => /^(?:W\/)?"[\x21\x23-\x7e]*"$/.test(tag))) {
    throw new Problem({
      status: 400,
      code: 'invalid-if-match',
      detail: 'If-Match holds the ETag of the task as it was read, with its quotes, such as "3".',
    });
  }
  return tags.flatMap((tag) => (/^"[1-9]\d{0,8}"$/.test(tag) ? [Number(tag.slice(1, -1))] : []));
}

/**
 * Whether `If-None-Match` names this version. Not left to Express, which heeds the `Cache-Control: no-cache` that `fetch`
 * adds to every request with such a header.
 */
export function isKnownVersion(ifNoneMatch: string | undefined, version: number): boolean {
  const tags = ifNoneMatch?.split(',').map((tag) => tag.trim().replace(/^W\//, '')) ?? [];
  return tags.includes(etagOf(version)) || tags.includes('*');
}
