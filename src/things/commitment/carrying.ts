/** Who carries a lot: more than four open commitments, or four that are half of all. */

import { isOpen, ownerOn } from './terms.js';

const many = 4;

/** A query for `owner`, and how many open commitments each of them has (`carries`) of how many in all (`all`). */
export const carryingMuch = (day: string): string =>
  `SELECT owner, carries, "all" FROM
     (SELECT owner, count(*) AS carries, sum(count(*)) OVER () AS "all" FROM (
         SELECT ${ownerOn.sql('c', day)} AS owner FROM commitment c
         WHERE ${isOpen.sql('c', day)}) WHERE owner IS NOT NULL GROUP BY owner)
   WHERE carries > ${many} OR (carries = ${many} AND carries * 2 >= "all")`;
